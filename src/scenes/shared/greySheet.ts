/** The campus in grey, for overlays: 18 % of the colour left. Made once, when first needed, with the same frames. */
import type Phaser from 'phaser';

const KEEP = 0.18;

export function greySheet(textures: Phaser.Textures.TextureManager, source: string): string {
  const key = `${source}-grey`;
  if (textures.exists(key)) return key;
  const from = textures.get(source);
  const pages = from.source.map((page) => {
    const canvas = document.createElement('canvas');
    canvas.width = page.width;
    canvas.height = page.height;
    const context = canvas.getContext('2d', { willReadFrequently: true })!;
    context.drawImage(page.image as HTMLImageElement, 0, 0);
    const pixels = context.getImageData(0, 0, canvas.width, canvas.height);
    const { data } = pixels;
    for (let i = 0; i < data.length; i += 4) {
      const grey = (data[i]! * 54 + data[i + 1]! * 183 + data[i + 2]! * 19) >> 8;
      data[i] = grey + (data[i]! - grey) * KEEP;
      data[i + 1] = grey + (data[i + 1]! - grey) * KEEP;
      data[i + 2] = grey + (data[i + 2]! - grey) * KEEP;
    }
    context.putImageData(pixels, 0, 0);
    return canvas;
  });
  const tables = pages.map((_, page) => ({
    frames: Object.values(from.frames as Record<string, Phaser.Textures.Frame>)
      .filter((frame) => frame.sourceIndex === page && frame.name !== '__BASE')
      .map((frame) => ({ filename: frame.name, rotated: false, trimmed: false, frame: { x: frame.cutX, y: frame.cutY, w: frame.cutWidth, h: frame.cutHeight } })),
  }));
  textures.addAtlasJSONArray(key, pages as unknown as HTMLImageElement[], tables);
  return key;
}
