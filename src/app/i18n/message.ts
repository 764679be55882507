/** Templates are in lib, so that the command line fills them as the page does. */
export * from '../../lib/template.ts';
