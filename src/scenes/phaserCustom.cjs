/**
 * The part of Phaser that ships: its core without physics, tilemaps, particles, sound and the rest that no scene uses.
 * The production build puts this in place of `phaser`; the dev server and the tests use the whole package. A class that is
 * missing here fails at run time only, so the end-to-end tests run against the production build.
 */
require('phaser-src/polyfills/requestVideoFrame');

const CONST = require('phaser-src/const');
const Extend = require('phaser-src/utils/object/Extend');

let Phaser = {
  BlendModes: require('phaser-src/renderer/BlendModes'),
  Cameras: { Scene2D: require('phaser-src/cameras/2d') },
  Core: require('phaser-src/core'),
  Display: { Masks: require('phaser-src/display/mask') },
  DOM: require('phaser-src/dom'),
  Events: require('phaser-src/events'),
  Filters: require('phaser-src/filters'),
  Game: require('phaser-src/core/Game'),
  GameObjects: {
    DisplayList: require('phaser-src/gameobjects/DisplayList'),
    GameObjectCreator: require('phaser-src/gameobjects/GameObjectCreator'),
    GameObjectFactory: require('phaser-src/gameobjects/GameObjectFactory'),
    UpdateList: require('phaser-src/gameobjects/UpdateList'),
    GameObject: require('phaser-src/gameobjects/GameObject'),
    Graphics: require('phaser-src/gameobjects/graphics/Graphics'),
    Image: require('phaser-src/gameobjects/image/Image'),
    Layer: require('phaser-src/gameobjects/layer/Layer'),
    Shader: require('phaser-src/gameobjects/shader/Shader'),
    SpriteGPULayer: require('phaser-src/gameobjects/spritegpulayer/SpriteGPULayer'),
    Factories: {
      Graphics: require('phaser-src/gameobjects/graphics/GraphicsFactory'),
      Image: require('phaser-src/gameobjects/image/ImageFactory'),
      Layer: require('phaser-src/gameobjects/layer/LayerFactory'),
      Shader: require('phaser-src/gameobjects/shader/ShaderFactory'),
      SpriteGPULayer: require('phaser-src/gameobjects/spritegpulayer/SpriteGPULayerFactory'),
    },
  },
  Input: require('phaser-src/input'),
  Loader: { LoaderPlugin: require('phaser-src/loader/LoaderPlugin') },
  Plugins: require('phaser-src/plugins'),
  Renderer: require('phaser-src/renderer'),
  Scale: require('phaser-src/scale'),
  ScaleModes: require('phaser-src/renderer/ScaleModes'),
  Scene: require('phaser-src/scene/Scene'),
  Scenes: require('phaser-src/scene'),
  Textures: require('phaser-src/textures'),
  Time: require('phaser-src/time'),
  TintModes: require('phaser-src/renderer/TintModes'),
  Tweens: require('phaser-src/tweens'),
};

Phaser = Extend(false, Phaser, CONST);

module.exports = Phaser;
