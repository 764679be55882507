/** What is wrong with a file somebody gave us. `code` picks the message, `message` is for logs and the command line. */
export type FileErrorCode = 'not-a-run' | 'not-a-save' | 'damaged' | 'too-new' | 'too-large';

export class FileError extends Error {
  constructor(readonly code: FileErrorCode, message: string) {
    super(message);
    this.name = 'FileError';
  }
}
