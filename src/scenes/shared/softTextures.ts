/** Small soft pictures made once: clouds, pulses, the warm and cool corners of the light. */
import type Phaser from 'phaser';

type Paint = (context: CanvasRenderingContext2D, w: number, h: number) => void;

function make(textures: Phaser.Textures.TextureManager, key: string, w: number, h: number, paint: Paint): void {
  if (textures.exists(key)) return;
  const texture = textures.createCanvas(key, w, h);
  if (!texture) return;
  paint(texture.context, w, h);
  texture.refresh();
}

const radial = (stops: [number, string][]): Paint => (context, w, h) => {
  const gradient = context.createRadialGradient(0, 0, 0, 0, 0, 0.5);
  for (const [at, colour] of stops) gradient.addColorStop(at, colour);
  context.setTransform(w, 0, 0, h, w / 2, h / 2);
  context.fillStyle = gradient;
  context.fillRect(-0.5, -0.5, 1, 1);
};
const linear = (stops: [number, string][]): Paint => (context, w, h) => {
  const gradient = context.createLinearGradient(0, 0, w, h * 0.9);
  for (const [at, colour] of stops) gradient.addColorStop(at, colour);
  context.fillStyle = gradient;
  context.fillRect(0, 0, w, h);
};

export function makeSoftTextures(textures: Phaser.Textures.TextureManager): void {
  make(textures, 'soft-cloud', 128, 64, radial([[0, 'rgba(141,155,192,0.62)'], [0.6, 'rgba(141,155,192,0.4)'], [1, 'rgba(141,155,192,0)']]));
  make(textures, 'soft-drop', 32, 32, radial([[0, 'rgba(255,255,255,1)'], [0.35, 'rgba(255,255,255,0.75)'], [1, 'rgba(255,255,255,0)']]));
  make(textures, 'soft-streak', 2, 22, (context, w, h) => {
    const gradient = context.createLinearGradient(0, 0, 0, h);
    gradient.addColorStop(0, 'rgba(214,228,244,0)');
    gradient.addColorStop(1, 'rgba(226,236,248,0.9)');
    context.fillStyle = gradient;
    context.fillRect(0, 0, w, h);
  });
  // Somebody at work: a hi-vis drop with a head and shoulders in it.
  make(textures, 'soft-pin', 40, 52, (context, w, h) => {
    context.beginPath();
    context.moveTo(w / 2, h - 2);
    context.bezierCurveTo(w / 2 - 6, h - 14, 3, h - 20, 3, 19);
    context.arc(w / 2, 19, w / 2 - 3, Math.PI, 0);
    context.bezierCurveTo(w - 3, h - 20, w / 2 + 6, h - 14, w / 2, h - 2);
    context.closePath();
    context.fillStyle = '#e8842c';
    context.fill();
    context.lineWidth = 3;
    context.strokeStyle = '#1d2433';
    context.stroke();
    context.fillStyle = '#fff3d6';
    context.beginPath();
    context.arc(w / 2, 14, 5, 0, Math.PI * 2);
    context.fill();
    context.beginPath();
    context.ellipse(w / 2, 29, 9, 8, 0, Math.PI, 0);
    context.fill();
  });
  make(textures, 'soft-beacon', 32, 32, radial([[0, 'rgba(255,180,160,1)'], [0.3, 'rgba(255,106,79,0.8)'], [1, 'rgba(220,74,53,0)']]));
  // Screen-blended: black adds nothing. Multiplied: white takes nothing.
  make(textures, 'light-sun', 128, 128, linear([[0, '#57421c'], [0.55, '#120d04'], [1, '#000000']]));
  make(textures, 'light-cool', 256, 256, (context, w, h) => {
    linear([[0, '#ffffff'], [0.55, '#fffdf8'], [1, '#bcc6e0']])(context, w, h);
    context.globalCompositeOperation = 'multiply';
    const gradient = context.createRadialGradient(w / 2, h / 2, 0, w / 2, h / 2, w * 0.8);
    gradient.addColorStop(0.55, '#ffffff');
    gradient.addColorStop(1, '#a9b2c4');
    context.fillStyle = gradient;
    context.fillRect(0, 0, w, h);
    context.globalCompositeOperation = 'source-over';
  });
}
