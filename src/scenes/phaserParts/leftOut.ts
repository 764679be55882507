/**
 * Parts of Phaser that its core requires but nothing on our stage uses. The production build puts a stand-in of a few bytes in
 * their place (vite.config.ts), which takes more than half off. Names are files below phaser/src; `/*` is a whole folder.
 * A part that is missed fails at run time only, so the end-to-end tests run against the production build.
 */
export const NOTHING = [
  // Pointer and keys are the page's: gestures.ts, pointerTool.ts and the key map.
  'input/*',
  // No sprite sheets are animated and nothing is tweened: scenes move things by the frame's delta.
  'animations/*', 'tweens/*',
  // Sheets are read by atlas.ts; only arrays of frames are added.
  'textures/parsers/AtlasXML', 'textures/parsers/JSONHash', 'textures/parsers/KTXParser', 'textures/parsers/PCT', 'textures/parsers/PCTDecode',
  'textures/parsers/PVRParser', 'textures/parsers/SpriteSheet', 'textures/parsers/SpriteSheetFromAtlas', 'textures/parsers/UnityYAML',
  // It leaks in 4.2.1; still pictures are canvas textures.
  'textures/DynamicTexture', 'renderer/webgl/renderNodes/DynamicTextureHandler',
  // Only names of events are asked of this index of the whole renderer.
  'renderer/webgl',
  // No filters, masks or lights.
  'filters/*', 'renderer/webgl/renderNodes/filters/*', 'gameobjects/components/Filters', 'gameobjects/components/Mask', 'display/mask/*',
  'renderer/webgl/shaders/ApplyLighting-glsl', 'renderer/webgl/shaders/DefineLights-glsl', 'renderer/webgl/shaders/GetNormalFromMap-glsl',
  'renderer/webgl/shaders/OutInverseRotation-glsl',
  // Objects that no scene creates.
  'renderer/webgl/renderNodes/BatchHandlerPointLight', 'renderer/webgl/renderNodes/BatchHandlerStrip', 'renderer/webgl/renderNodes/BatchHandlerTileSprite',
  'renderer/webgl/renderNodes/BatchHandlerTri', 'renderer/webgl/renderNodes/submitter/SubmitterMeshToQuad', 'renderer/webgl/renderNodes/submitter/SubmitterTile',
  'renderer/webgl/renderNodes/submitter/SubmitterTilemapGPULayer', 'renderer/webgl/renderNodes/submitter/SubmitterTileSprite',
  'renderer/webgl/renderNodes/texturer/TexturerTileSprite', 'renderer/webgl/renderNodes/transformer/TransformerStamp',
  'renderer/webgl/renderNodes/transformer/TransformerTile', 'renderer/webgl/renderNodes/transformer/TransformerTileSprite',
  'gameobjects/components/PathFollower', 'gameobjects/components/GetBounds', 'gameobjects/components/Crop',
  // The canvas renderer is off; pictures of the stage are taken from the canvas element.
  'gameobjects/graphics/GraphicsCanvasRenderer', 'renderer/snapshot/*', 'display/canvas/CanvasInterpolation',
  // No data store on game and objects, no cache, no DOM inside the stage, no banner in the console.
  'data/DataManager', 'cache/CacheManager', 'dom/CreateDOMContainer', 'core/DebugHeader', 'device/Audio', 'device/Video',
  // Random points and outlines of shapes, grids in arrays.
  'geom/rectangle/GetPoint', 'geom/rectangle/GetPoints', 'geom/rectangle/Random', 'geom/line/Line', 'geom/ellipse/Random', 'utils/array/matrix/*',
];

/** Things Phaser's core makes for itself and calls. */
export const IDLE = ['cameras/2d/effects/*', 'gameobjects/components/FilterList', 'gameobjects/tilesprite/TileSprite'];

const matches = (list: readonly string[], name: string): boolean =>
  list.some((entry) => (entry.endsWith('/*') ? name === entry.slice(0, -2) || name.startsWith(entry.slice(0, -1)) : name === entry));

/** The stand-in (a file beside this one) for a file of Phaser; null for the file itself. */
export function standIn(name: string): string | null {
  if (name === 'math') return 'maths.cjs';
  if (name === 'math/Matrix4') return 'matrix4.cjs';
  // The camera asks this index for each effect by name.
  if (name === 'cameras/2d/effects') return null;
  if (matches(IDLE, name)) return 'idle.cjs';
  return matches(NOTHING, name) ? 'nothing.cjs' : null;
}
