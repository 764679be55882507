/**
 * What happy-dom lacks and Phaser needs to start without a screen (`type: Phaser.HEADLESS`): a 2D context that
 * draws nothing, and images that load at once. Vitest loads this before the tests of ui, scenes and app-dom.
 */
const nothing = (): void => {};

function stubContext(canvas: HTMLCanvasElement): object {
  const stub: Record<string | symbol, unknown> = {
    canvas,
    getImageData: (_x: number, _y: number, w: number, h: number) => ({ data: new Uint8ClampedArray(w * h * 4), width: w, height: h }),
    createImageData: (w: number, h: number) => ({ data: new Uint8ClampedArray(w * h * 4), width: w, height: h }),
    measureText: (text: string) => ({ width: text.length * 6, actualBoundingBoxAscent: 8, actualBoundingBoxDescent: 2 }),
    createLinearGradient: () => ({ addColorStop: nothing }),
    createRadialGradient: () => ({ addColorStop: nothing }),
    createPattern: () => ({}),
  };
  return new Proxy(stub, { get: (target, key) => (key in target ? target[key] : nothing) });
}

HTMLCanvasElement.prototype.getContext = function getContext(this: HTMLCanvasElement, type: string) {
  return type === '2d' ? stubContext(this) : null;
} as never;
window.focus = nothing;

/** Calls `onload` only: a load event as well would run Phaser's handler twice. */
class InstantImage extends EventTarget {
  width = 32;
  height = 32;
  naturalWidth = 32;
  naturalHeight = 32;
  complete = false;
  crossOrigin = '';
  onload: (() => void) | null = null;
  onerror: (() => void) | null = null;
  private source = '';
  get src(): string {
    return this.source;
  }
  set src(value: string) {
    this.source = value;
    this.complete = true;
    queueMicrotask(() => this.onload?.());
  }
}
Object.assign(globalThis, { Image: InstantImage });
Object.assign(window, { Image: InstantImage });
