/** The heat overlay's floor: one quad, one data texture, the ramp and the isotherms in a shader. Made once and reused (destroying it leaks). */
import type Phaser from 'phaser';
import { CRITICAL_C, HEAT_HIGH_C, HEAT_LOW_C, HEAT_STOPS, hex } from '../shared/colour.ts';
import { LOW_C, SPAN_K, type HeatField } from './heatField.ts';
import { floorBounds, type Room } from './room.ts';

const GL_LINEAR = 9729;
const GL_CLAMP = 33071;
const KEY = 'hall-heat-data';

const vec = (colour: string): string => {
  const c = hex(colour);
  return `vec3(${[16, 8, 0].map((shift) => (((c >> shift) & 255) / 255).toFixed(4)).join()})`;
};

/** Inverse projection in the fragment; 27 °C a thin line, 32 dashed, 40 thick, hatched above. */
const FRAGMENT = `
precision highp float;
uniform sampler2D uData;
uniform vec2 uGrid;
uniform vec2 uSize;
uniform vec2 uOrigin;
uniform float uPixel;
varying vec2 outTexCoord;
vec2 ground(vec2 p) { float a = p.x / 32.0; float b = p.y / 16.0; return vec2((b + a) * 0.5, (b - a) * 0.5); }
float celsius(vec2 g) { return texture2D(uData, clamp(g / uGrid, 0.001, 0.999)).r * ${SPAN_K.toFixed(1)} + ${LOW_C.toFixed(1)}; }
vec3 ramp(float t) {
  float k = clamp(t, 0.0, 1.0) * ${(HEAT_STOPS.length - 1).toFixed(1)};
  vec3 c = ${vec(HEAT_STOPS[0]!)};
${HEAT_STOPS.slice(1).map((stop, i) => `  c = mix(c, ${vec(stop)}, clamp(k - ${i.toFixed(1)}, 0.0, 1.0));`).join('\n')}
  return c;
}
float line(vec2 p, float t, float level, float width) {
  float d = uPixel * width;
  float s = step(level, t);
  float n = step(level, celsius(ground(p + vec2(d, 0.0)))) + step(level, celsius(ground(p - vec2(d, 0.0)))) + step(level, celsius(ground(p + vec2(0.0, d)))) + step(level, celsius(ground(p - vec2(0.0, d))));
  return step(0.5, abs(n - 4.0 * s));
}
void main() {
  vec2 p = vec2(outTexCoord.x, 1.0 - outTexCoord.y) * uSize - uOrigin;
  vec2 g = ground(p);
  if (g.x < 0.0 || g.y < 0.0 || g.x >= uGrid.x || g.y >= uGrid.y) discard;
  float t = celsius(g);
  vec3 c = ramp((t - ${HEAT_LOW_C.toFixed(1)}) / ${(HEAT_HIGH_C - HEAT_LOW_C).toFixed(1)});
  vec2 f = fract(g);
  float seam = min(min(f.x, 1.0 - f.x), min(f.y, 1.0 - f.y));
  c += 0.035 * (1.0 - smoothstep(0.0, 0.03, seam));
  float stripe = fract((p.x + p.y) / 9.9);
  if (t >= ${CRITICAL_C.toFixed(1)} && stripe < 0.36) c = mix(c, vec3(0.063, 0.075, 0.11), 0.8);
  c = mix(c, vec3(1.0), 0.5 * line(p, t, 27.0, 0.5));
  if (fract((p.x - p.y) / 8.0) < 0.62) c = mix(c, vec3(1.0), 0.7 * line(p, t, 32.0, 0.6));
  c = mix(c, vec3(1.0), line(p, t, ${CRITICAL_C.toFixed(1)}, 0.9));
  gl_FragColor = vec4(c, 1.0);
}`;

type DataTexture = ReturnType<Phaser.Renderer.WebGL.WebGLRenderer['createUint8ArrayTexture']>;

export class HeatFloor {
  private readonly shader: Phaser.GameObjects.Shader | null = null;
  private readonly texture: DataTexture | null = null;

  constructor(scene: Phaser.Scene) {
    const renderer = scene.renderer as Phaser.Renderer.WebGL.WebGLRenderer | null;
    if (!renderer || !('createUint8ArrayTexture' in renderer)) return; // headless
    this.texture = renderer.createUint8ArrayTexture(new Uint8Array(16), 2, 2, false, false);
    scene.textures.addGLTexture(KEY, this.texture);
    this.shader = scene.add.shader({
      name: 'hallHeat', fragmentSource: FRAGMENT, initialUniforms: { uData: 0, uGrid: [2, 2], uSize: [2, 2], uOrigin: [0, 0], uPixel: 1 },
    }, 0, 0, 2, 2, [KEY]);
    this.shader.setOrigin(0, 0).setVisible(false);
  }

  fit(room: Room): void {
    const bounds = floorBounds(room);
    this.shader?.setPosition(bounds.x, bounds.y).setSize(bounds.w, bounds.h);
    this.shader?.setUniform('uGrid', [room.x1 - room.x0, room.y1 - room.y0]);
    this.shader?.setUniform('uSize', [bounds.w, bounds.h]);
    this.shader?.setUniform('uOrigin', [room.y1 * 32 - room.y0 * 32, 0]);
  }

  upload({ data, w, h }: HeatField): void {
    const { texture } = this;
    if (texture) texture.update(data as unknown as HTMLImageElement, w, h, false, GL_CLAMP, GL_CLAMP, GL_LINEAR, GL_LINEAR, texture.format);
  }

  /** `zoom` keeps the lines as thin as they are drawn. */
  show(visible: boolean, zoom: number): void {
    this.shader?.setVisible(visible);
    if (visible) this.shader?.setUniform('uPixel', 1 / Math.max(0.2, zoom));
  }
}
