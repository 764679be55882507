import type { Plugin } from 'vite';
export function baseCatalog(): Plugin;
