/** Stands in for parts that Phaser makes itself and then asks every frame: camera effects, filter lists, the tile sprite for dynamic textures. */
const NONE = Object.freeze([]);

module.exports = class Idle {
  isRunning = false;
  getActive() { return NONE; }
  clear() { return this; }
  reset() {}
  update() {}
  preRender() {}
  postRenderWebGL() { return false; }
  setOrigin() { return this; }
  destroy() {}
};
