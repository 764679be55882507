/**
 * A small scanner of TypeScript and TSX, enough to tell code from comments, strings, templates, regular
 * expressions and JSX. The compiler in use has no parser to call, and the rules need no more than this.
 */

/** Text that JSX would show: between tags, or as the value of an attribute. */
export interface JsxText {
  attribute: string | null;
  text: string;
  line: number;
}

export interface Scan {
  /** Same length and lines; comments and the contents of strings are spaces (their quotes stay). */
  code: string;
  jsx: JsxText[];
}

/** After these words a slash begins a regular expression and a `<` begins JSX. */
const BEFORE_EXPRESSION = new Set(
  'return typeof case in of delete void throw new else do instanceof yield await default extends'.split(' '),
);

export function scan(text: string, isTsx = false): Scan {
  const out = text.replace(/[^\n]/g, ' ').split('');
  const jsx: JsxText[] = [];
  let at = 0;
  /** The last character of code that is neither space nor comment, and where it is. */
  let last = -1;

  const keep = (): void => {
    const character = text[at] ?? '';
    out[at] = character;
    if (character.trim() !== '') last = at;
    at++;
  };
  const lineOf = (index: number): number => text.slice(0, index).split('\n').length;

  /** May an expression start here? Otherwise a slash divides and a `<` compares or opens type arguments. */
  function expressionMayStart(): boolean {
    if (last < 0) return true;
    const before = text[last] ?? '';
    if (/[\w$]/.test(before)) {
      const word = /[\w$]+$/.exec(text.slice(Math.max(0, last - 12), last + 1))?.[0] ?? '';
      const isMember = text[last - word.length] === '.';
      return BEFORE_EXPRESSION.has(word) && !isMember;
    }
    if ((before === '+' || before === '-') && text[last - 1] === before) return false;
    // The `!` of `racks[r]! / total` follows a value without a space.
    if (before === '!' && /[\w$)\]]/.test(text[last - 1] ?? '')) return false;
    return !')]}"\'`'.includes(before);
  }

  function skipComment(): boolean {
    if (text.startsWith('//', at)) {
      while (at < text.length && text[at] !== '\n') at++;
    } else if (text.startsWith('/*', at)) {
      const end = text.indexOf('*/', at + 2);
      at = end < 0 ? text.length : end + 2;
    } else return false;
    return true;
  }

  /** A quoted string: ends at its quote or, if that is missing, at the end of the line. JSX knows no escapes. */
  function string(inJsx: boolean): string {
    const quote = text[at];
    keep();
    const start = at;
    while (at < text.length && text[at] !== quote && (inJsx || text[at] !== '\n')) {
      at += !inJsx && text[at] === '\\' ? 2 : 1;
    }
    const contents = text.slice(start, at);
    if (text[at] === quote) keep();
    return contents;
  }

  function template(): void {
    keep();
    while (at < text.length && text[at] !== '`') {
      if (text.startsWith('${', at)) {
        keep();
        keep();
        code('}');
        if (at < text.length) keep();
      } else at += text[at] === '\\' ? 2 : 1;
    }
    if (at < text.length) keep();
  }

  function regularExpression(): void {
    keep();
    let inClass = false;
    while (at < text.length && text[at] !== '\n' && (inClass || text[at] !== '/')) {
      if (text[at] === '[') inClass = true;
      if (text[at] === ']') inClass = false;
      at += text[at] === '\\' ? 2 : 1;
    }
    if (text[at] === '/') keep();
  }

  /** `{ … }` in JSX. An expression that is only a string is text as well. */
  function container(attribute: string | null): void {
    const literal = /^\{\s*(?:'([^'\n]*)'|"([^"\n]*)"|`([^`$]*)`)\s*\}/.exec(text.slice(at, at + 400));
    if (literal) jsx.push({ attribute, text: literal[1] ?? literal[2] ?? literal[3] ?? '', line: lineOf(at) });
    keep();
    code('}');
    if (at < text.length) keep();
  }

  /** From `<` to the end of the element, children included. */
  function element(): void {
    keep();
    let attribute = '';
    while (at < text.length && text[at] !== '>') {
      if (skipComment()) continue;
      const character = text[at] ?? '';
      if (character === '{') container(attribute);
      else if (character === '"' || character === "'") {
        const line = lineOf(at);
        jsx.push({ attribute, text: string(true), line });
      } else if (character === '<') {
        typeArguments();
      } else if (/[A-Za-z_$]/.test(character)) {
        const name = /^[\w$:.-]+/.exec(text.slice(at, at + 80))?.[0] ?? character;
        attribute = name;
        for (let i = 0; i < name.length; i++) keep();
      } else keep();
    }
    const isClosed = text[last] === '/';
    if (at < text.length) keep();
    if (!isClosed) children();
  }

  /** `<Select<string> …>`: the type arguments of a component. */
  function typeArguments(): void {
    let depth = 0;
    do {
      if (text[at] === '<') depth++;
      if (text[at] === '>' && text[at - 1] !== '=') depth--;
      keep();
    } while (depth > 0 && at < text.length);
  }

  function children(): void {
    let start = at;
    const endText = (): void => {
      const piece = text.slice(start, at);
      if (piece.trim() !== '') jsx.push({ attribute: null, text: piece.trim(), line: lineOf(start + piece.search(/\S/)) });
    };
    while (at < text.length) {
      if (text[at] === '{') {
        endText();
        container(null);
        start = at;
      } else if (text.startsWith('</', at)) {
        endText();
        while (at < text.length && text[at] !== '>') keep();
        if (at < text.length) keep();
        return;
      } else if (text[at] === '<') {
        endText();
        element();
        start = at;
      } else at++;
    }
  }

  /** JSX rather than a comparison, type arguments or the type parameters of an arrow function. */
  function elementStarts(): boolean {
    if (!isTsx || text[at] !== '<' || !expressionMayStart() || /^<[A-Z]\w?>\(/.test(text.slice(at, at + 5))) return false;
    return /^<(?:>|[A-Za-z_$][\w$.:-]*(?:\s*\/?>|\s*<|\s+(?!extends\b)[A-Za-z_${/]))/.test(text.slice(at, at + 120));
  }

  /** Code up to, not including, an unmatched `end`. */
  function code(end: string): void {
    let depth = 0;
    while (at < text.length) {
      if (skipComment()) continue;
      const character = text[at] ?? '';
      if (character === end && depth === 0) return;
      if (character === '{') depth++;
      if (character === '}') depth--;
      if (character === '"' || character === "'") string(false);
      else if (character === '`') template();
      else if (character === '/' && expressionMayStart()) regularExpression();
      else if (elementStarts()) element();
      else keep();
    }
  }

  if (text.startsWith('#!')) while (at < text.length && text[at] !== '\n') at++;
  code('');
  return { code: out.join(''), jsx };
}
