/** Short confirmations. The fact they tell is always somewhere else too. */
import type { App } from '../app.ts';
import type { Toast } from '../state.ts';

const MAX_TOASTS = 4;
let toastKey = 1;

export function showToast(app: App, message: string, params: Toast['params'] = {}, tone: Toast['tone'] = 'info'): void {
  const toasts = [...app.store.getState().toasts, { key: toastKey++, message, params, tone }];
  app.store.setState({ toasts: toasts.slice(-MAX_TOASTS) });
}

export function dismissToast(app: App, key: number): void {
  app.store.setState({ toasts: app.store.getState().toasts.filter((toast) => toast.key !== key) });
}
