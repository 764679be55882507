/** What a browser hands over (chosen files, a chosen folder, things dropped) as files with paths; nothing is read yet. */
import type { GivenFile } from '../../app/actions/packs.ts';

/** More than any pack may have: looking further would only keep a page busy with somebody's whole disk. */
const MOST_FILES = 2_000;

const given = (path: string, file: File): GivenFile => ({ path, size: file.size, read: async () => new Uint8Array(await file.arrayBuffer()) });

export const filesChosen = (list: FileList | null): GivenFile[] =>
  [...list ?? []].slice(0, MOST_FILES).map((file) => given(file.webkitRelativePath || file.name, file));

/** Folders are walked where the browser can; files come as they are. Entries must be asked for before the first wait. */
export async function filesDropped(transfer: DataTransfer | null): Promise<GivenFile[]> {
  const entries = [...transfer?.items ?? []].flatMap((item) => item.webkitGetAsEntry?.() ?? []);
  if (entries.length === 0) return filesChosen(transfer?.files ?? null);
  const found: GivenFile[] = [];
  for (const entry of entries) await walk(entry, found);
  return found;
}

async function walk(entry: FileSystemEntry, found: GivenFile[]): Promise<void> {
  if (found.length >= MOST_FILES) return;
  const path = entry.fullPath.replace(/^\//, '');
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject));
    found.push(given(path, file));
    return;
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  for (;;) { // a reader answers in portions; an empty one is the last
    const portion = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (portion.length === 0 || found.length >= MOST_FILES) return;
    for (const inner of portion) await walk(inner, found);
  }
}
