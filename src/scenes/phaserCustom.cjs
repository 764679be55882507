/**
 * The part of Phaser that ships: what our scenes name and the plugins and factories they go through, without physics, tilemaps,
 * particles, sound, input, tweens and the rest. phaserParts/leftOut.ts takes out more from within.
 * The production build puts this in place of `phaser`; the dev server and the tests use the whole package. A class that is
 * missing here fails at run time only, so the end-to-end tests run against the production build.
 */
module.exports = {
  BlendModes: require('phaser-src/renderer/BlendModes'),
  Core: { Events: require('phaser-src/core/events') },
  Game: require('phaser-src/core/Game'),
  Scale: { NONE: require('phaser-src/scale/const/SCALE_MODE_CONST').NONE },
  Scene: require('phaser-src/scene/Scene'),
  Scenes: { Events: require('phaser-src/scene/events') },
  WEBGL: require('phaser-src/const').WEBGL,
  // These enter themselves into Phaser's lists of scene plugins and of things a scene can add.
  registered: [
    require('phaser-src/events/EventEmitter'),
    require('phaser-src/cameras/2d/CameraManager'),
    require('phaser-src/scene/ScenePlugin'),
    require('phaser-src/gameobjects/DisplayList'),
    require('phaser-src/gameobjects/UpdateList'),
    require('phaser-src/gameobjects/GameObjectFactory'),
    require('phaser-src/gameobjects/graphics/GraphicsFactory'),
    require('phaser-src/gameobjects/image/ImageFactory'),
    require('phaser-src/gameobjects/layer/LayerFactory'),
    require('phaser-src/gameobjects/shader/ShaderFactory'),
    require('phaser-src/gameobjects/spritegpulayer/SpriteGPULayerFactory'),
  ],
};
