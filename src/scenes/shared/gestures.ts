/** Pointer, wheel and touch on the canvas, told as intentions. Positions are CSS px from the canvas's corner. */
export interface GestureTarget {
  /** Whether a press with the main button draws (a row) instead of panning. */
  drawsWithDrag(): boolean;
  pan(dx: number, dy: number): void;
  zoom(factor: number, x: number, y: number): void;
  hover(x: number, y: number): void;
  leave(): void;
  press(x: number, y: number): void;
  drag(x: number, y: number): void;
  release(x: number, y: number): void;
  /** `more`: with Shift, to choose another beside what is chosen. */
  tap(x: number, y: number, double: boolean, more: boolean): void;
  cancel(): void;
}

const SLOP_PX = 6;
const DOUBLE_MS = 350;

export function listenGestures(canvas: HTMLElement, target: GestureTarget): () => void {
  const pointers = new Map<number, { x: number; y: number }>();
  let mode: 'none' | 'press' | 'pan' | 'draw' | 'pinch' = 'none';
  let start = { x: 0, y: 0 };
  let last = { x: 0, y: 0 };
  let gap = 0;
  let lastTap = { x: 0, y: 0, ms: -1e9 };

  const at = (event: PointerEvent | WheelEvent): { x: number; y: number } => {
    const box = canvas.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };
  const pair = (): { x: number; y: number; gap: number } => {
    const [a, b] = [...pointers.values()];
    return { x: (a!.x + b!.x) / 2, y: (a!.y + b!.y) / 2, gap: Math.hypot(a!.x - b!.x, a!.y - b!.y) };
  };

  const down = (event: PointerEvent): void => {
    const point = at(event);
    if (event.pointerType === 'mouse' && event.button === 2) return;
    pointers.set(event.pointerId, point);
    canvas.setPointerCapture?.(event.pointerId);
    if (pointers.size === 2) {
      mode = 'pinch';
      const middle = pair();
      last = middle;
      gap = middle.gap;
      return;
    }
    start = last = point;
    if (event.button === 1) mode = 'pan';
    else if (target.drawsWithDrag()) {
      mode = 'draw';
      target.press(point.x, point.y);
    } else mode = 'press';
  };
  const move = (event: PointerEvent): void => {
    const point = at(event);
    if (!pointers.has(event.pointerId)) {
      target.hover(point.x, point.y);
      return;
    }
    pointers.set(event.pointerId, point);
    if (mode === 'pinch' && pointers.size === 2) {
      const middle = pair();
      target.pan(middle.x - last.x, middle.y - last.y);
      if (gap > 0) target.zoom(middle.gap / gap, middle.x, middle.y);
      last = middle;
      gap = middle.gap;
      return;
    }
    if (mode === 'press' && Math.hypot(point.x - start.x, point.y - start.y) > SLOP_PX) mode = 'pan';
    if (mode === 'pan') target.pan(point.x - last.x, point.y - last.y);
    if (mode === 'draw') target.drag(point.x, point.y);
    last = point;
  };
  const up = (event: PointerEvent): void => {
    if (!pointers.delete(event.pointerId)) return;
    const point = at(event);
    if (mode === 'draw') target.release(point.x, point.y);
    if (mode === 'press') {
      const near = Math.hypot(point.x - lastTap.x, point.y - lastTap.y) < SLOP_PX * 2;
      const double = near && event.timeStamp - lastTap.ms < DOUBLE_MS;
      lastTap = { ...point, ms: double ? -1e9 : event.timeStamp };
      target.tap(point.x, point.y, double, event.shiftKey);
    }
    mode = 'none';
    const rest = [...pointers.values()][0];
    if (rest) {
      mode = 'pan';
      last = rest;
    }
  };
  const gone = (event: PointerEvent): void => {
    pointers.delete(event.pointerId);
    mode = 'none';
  };
  const wheel = (event: WheelEvent): void => {
    event.preventDefault();
    const point = at(event);
    const lines = event.deltaMode === 1 ? 30 : 1;
    target.zoom(Math.exp(-Math.max(-240, Math.min(240, event.deltaY * lines)) * 0.0016), point.x, point.y);
  };
  const menu = (event: Event): void => {
    event.preventDefault();
    target.cancel();
  };
  const out = (): void => target.leave();

  canvas.style.touchAction = 'none';
  canvas.addEventListener('pointerdown', down);
  canvas.addEventListener('pointermove', move);
  canvas.addEventListener('pointerup', up);
  canvas.addEventListener('pointercancel', gone);
  canvas.addEventListener('pointerleave', out);
  canvas.addEventListener('wheel', wheel, { passive: false });
  canvas.addEventListener('contextmenu', menu);
  return () => {
    canvas.removeEventListener('pointerdown', down);
    canvas.removeEventListener('pointermove', move);
    canvas.removeEventListener('pointerup', up);
    canvas.removeEventListener('pointercancel', gone);
    canvas.removeEventListener('pointerleave', out);
    canvas.removeEventListener('wheel', wheel);
    canvas.removeEventListener('contextmenu', menu);
  };
}
