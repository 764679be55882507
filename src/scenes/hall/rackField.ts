/** The racks on the screen: images for a usual hall, one GPU layer for a huge one. Only what changed is touched. */
import Phaser from 'phaser';
import { isoX, isoY } from '../shared/iso.ts';
import type { HallSheet } from './bake.ts';

/** What a rack looks like now. */
export interface RackDraw {
  frame: string;
  tint: number;
}
export interface RackPlaces {
  count: number;
  x: Float32Array; // tiles
  y: Float32Array;
}

export const MANY = 1_500;
/** Words of a member in the layer's buffer where its four tints begin; covered by a pixel test, Phaser is pinned. */
const TINT_WORD = 32;

interface MemberBuffer {
  buffer: { viewU32: Uint32Array };
  layout: { stride: number };
}

export class RackField {
  readonly layer: Phaser.GameObjects.Layer;
  private readonly images: Phaser.GameObjects.Image[] = [];
  private gpu: Phaser.GameObjects.SpriteGPULayer | null = null;
  private sheet: HallSheet | null = null;
  private places: RackPlaces = { count: 0, x: new Float32Array(0), y: new Float32Array(0) };
  private frames: string[] = [];
  private tints = new Uint32Array(0);
  private many = false;

  constructor(private readonly scene: Phaser.Scene) {
    this.layer = scene.add.layer();
  }

  get isMany(): boolean {
    return this.many;
  }

  /** New racks, back to front. `draw` answers the look of the i-th. */
  rebuild(sheet: HallSheet, places: RackPlaces, draw: (i: number) => RackDraw): void {
    this.sheet = sheet;
    this.places = places;
    this.many = places.count > MANY && 'gl' in (this.scene.renderer ?? {});
    this.frames = new Array<string>(places.count);
    this.tints = new Uint32Array(places.count);
    for (let i = 0; i < places.count; i++) {
      const look = draw(i);
      this.frames[i] = look.frame;
      this.tints[i] = look.tint;
    }
    if (this.many) this.fillLayer(sheet);
    else this.fillImages(sheet);
    this.gpu?.setVisible(this.many);
  }

  private fillImages(sheet: HallSheet): void {
    const { count } = this.places;
    while (this.images.length < count) {
      const image = this.scene.add.image(0, 0, sheet.key).setOrigin(0, 0);
      this.images.push(image);
      this.layer.add(image);
    }
    for (let i = 0; i < this.images.length; i++) {
      const image = this.images[i]!;
      image.setVisible(i < count);
      if (i >= count) continue;
      const at = sheet.at(this.frames[i]!) ?? [0, 0];
      image.setTexture(sheet.key, this.frames[i]!).setOrigin(0, 0).setScale(1 / sheet.scale).setTint(this.tints[i]!);
      image.setPosition(isoX(this.places.x[i]!, this.places.y[i]!) + at[0], isoY(this.places.x[i]!, this.places.y[i]!) + at[1]).setDepth(this.places.x[i]! + this.places.y[i]!);
    }
  }

  private fillLayer(sheet: HallSheet): void {
    const { count } = this.places;
    for (const image of this.images) image.setVisible(false);
    if (this.gpu && this.gpu.texture.key !== sheet.key) this.gpu.setTexture(sheet.key).generateFrameDataTexture();
    if (!this.gpu) {
      this.gpu = this.scene.add.spriteGPULayer(this.scene.textures.get(sheet.key), count);
      this.layer.add(this.gpu);
    }
    this.gpu.resize(count, true);
    for (let i = 0; i < count; i++) this.gpu.addMember(this.member(i) as Phaser.Types.GameObjects.SpriteGPULayer.Member);
  }

  private readonly scratch: Partial<Phaser.Types.GameObjects.SpriteGPULayer.Member> = {};
  private member(i: number): Partial<Phaser.Types.GameObjects.SpriteGPULayer.Member> {
    const sheet = this.sheet!;
    const at = sheet.at(this.frames[i]!) ?? [0, 0];
    const member = this.scratch;
    member.frame = this.frames[i]!;
    member.originX = 0;
    member.originY = 0;
    member.scaleX = member.scaleY = 1 / sheet.scale;
    member.x = isoX(this.places.x[i]!, this.places.y[i]!) + at[0];
    member.y = isoY(this.places.x[i]!, this.places.y[i]!) + at[1];
    member.tintTopLeft = member.tintTopRight = member.tintBottomLeft = member.tintBottomRight = this.tints[i]!;
    return member;
  }

  /** Looks again at every rack; writes where the picture or the colour differs. */
  update(draw: (i: number) => RackDraw): void {
    const words = this.many ? this.memberWords() : null;
    let touched = false;
    for (let i = 0; i < this.places.count; i++) {
      const { frame, tint } = draw(i);
      if (frame !== this.frames[i]) {
        this.frames[i] = frame;
        this.tints[i] = tint;
        if (this.many) this.gpu!.editMember(i, this.member(i) as Phaser.Types.GameObjects.SpriteGPULayer.Member);
        else this.setImage(i);
      } else if (tint !== this.tints[i]) {
        this.tints[i] = tint;
        if (words) {
          const at = i * words.stride + TINT_WORD;
          const word = (0xff000000 | tint) >>> 0;
          words.view[at] = words.view[at + 1] = words.view[at + 2] = words.view[at + 3] = word;
          touched = true;
        } else this.images[i]!.setTint(tint);
      }
    }
    if (touched) this.gpu!.setAllSegmentsNeedUpdate();
  }

  private memberWords(): { view: Uint32Array; stride: number } {
    const { buffer, layout } = (this.gpu as unknown as { submitterNode: { instanceBufferLayout: MemberBuffer } }).submitterNode.instanceBufferLayout;
    return { view: buffer.viewU32, stride: layout.stride >> 2 };
  }

  private setImage(i: number): void {
    const sheet = this.sheet!;
    const at = sheet.at(this.frames[i]!) ?? [0, 0];
    this.images[i]!.setFrame(this.frames[i]!, true, false).setTint(this.tints[i]!).setPosition(isoX(this.places.x[i]!, this.places.y[i]!) + at[0], isoY(this.places.x[i]!, this.places.y[i]!) + at[1]);
  }

  /** Lights of the i-th rack: another picture of the same size in the same place. */
  blink(i: number, frame: string): void {
    if (!this.many) this.images[i]!.setFrame(frame, false, false);
  }
}
