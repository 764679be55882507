/** The packed pictures: addresses, anchors, and loading a group at one scale. */
import type Phaser from 'phaser';
import type { Anchors, SheetName } from './spec.ts';

interface AtlasJson {
  textures: { image: string; size: { w: number; h: number }; frames: { filename: string; frame: { x: number; y: number; w: number; h: number } }[] }[];
}
export type AtlasScale = 1 | 2;

const images = import.meta.glob<string>('../../../assets/atlas/*.png', { query: '?url', import: 'default', eager: true });
// Fetched, not bundled: data is no script.
const tables = import.meta.glob<string>('../../../assets/atlas/*.json', { query: '?url', import: 'default', eager: true });

const FOLDER = '../../../assets/atlas/';
let anchors: Record<SheetName, Anchors> | null = null;

/** Where the sprites of a group stand. Known once a group has been loaded, which is before any scene. */
export function anchorsOf(sheet: SheetName): Anchors {
  if (!anchors) throw new Error('anchors are asked for before a group is loaded');
  return anchors[sheet];
}
export const sheetKey = (sheet: SheetName, scale: AtlasScale): string => `${sheet}@${scale}`;

/** Loads a group once. Resolves when its frames can be drawn. */
export async function loadSheet(textures: Phaser.Textures.TextureManager, sheet: SheetName, scale: AtlasScale): Promise<void> {
  const key = sheetKey(sheet, scale);
  if (textures.exists(key)) return;
  const [json] = await Promise.all([loadTable<AtlasJson>(tables[`${FOLDER}${sheet}${scale === 1 ? '' : `@${scale}x`}.json`] ?? ''), loadAnchors()]);
  const pages = await Promise.all(json.textures.map((page) => loadImage(images[FOLDER + page.image] ?? '')));
  if (textures.exists(key)) return;
  textures.addAtlasJSONArray(key, pages, json.textures);
}

let loading: Promise<void> | null = null;
function loadAnchors(): Promise<void> {
  loading ??= loadTable<Record<SheetName, Anchors>>(tables[`${FOLDER}anchors.json`] ?? '').then(
    (table) => void (anchors = table),
    (error: unknown) => {
      loading = null; // the next group tries again
      throw error;
    },
  );
  return loading;
}

async function loadTable<Table>(address: string): Promise<Table> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`cannot load ${address}`);
  return (await response.json()) as Table;
}

function loadImage(address: string): Promise<HTMLImageElement> {
  return new Promise((resolve, reject) => {
    const image = new Image();
    image.onload = () => resolve(image);
    image.onerror = () => reject(new Error(`cannot load ${address}`));
    image.src = address;
  });
}
