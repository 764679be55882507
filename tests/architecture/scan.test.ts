import { describe, expect, test } from 'vitest';
import { scan } from './scan.ts';

/** Code with runs of spaces made one. */
const squeeze = (text: string, isTsx = false): string => scan(text, isTsx).code.replace(/\s+/g, ' ').trim();
const texts = (text: string): (string | null)[][] => scan(text, true).jsx.map((item) => [item.attribute, item.text]);

describe('code', () => {
  test.each([
    ['line comments', 'a; // Math.random()\nb', 'a; b'],
    ['block comments', 'a; /* Date\n * Date */ b', 'a; b'],
    ['strings', `x = 'Date'; y = "a // b";`, `x = ' '; y = " ";`],
    ['escaped quotes', String.raw`x = 'it\'s Date'; y`, `x = ' '; y`],
    ['a string left open ends with its line', `x = 'oops\ny = 1`, `x = ' y = 1`],
    ['templates keep only their expressions', '`a ${b + `Date ${c}`} Date`; d', '` ${b + ` ${c}`} `; d'],
    ['braces inside a template expression', '`${{ a: 1 }.a} Date`', '`${{ a: 1 }.a} `'],
    ['escapes in templates', '`\\` Date ${a} \\${Date}`', '` ${a} `'],
    ['regular expressions', `s.replace(/['"Date]\\/[/]/g, x)`, 's.replace(/ /g, x)'],
    ['regular expressions after a keyword', 'return /Date/.test(a)', 'return / /.test(a)'],
    ['regular expressions after a negation', 'a && !/Date/.test(b)', 'a && !/ /.test(b)'],
    ['division', `a = b / c; d = 'x' / 2`, `a = b / c; d = ' ' / 2`],
    ['division after brackets', 'f(a) / b[0] / c; Date', 'f(a) / b[0] / c; Date'],
    ['division after an asserted value', 'a[r]! / b; Date / 2', 'a[r]! / b; Date / 2'],
    ['division after an increment', 'a++ / b; Date / 2', 'a++ / b; Date / 2'],
    ['a member named like a keyword', 'a.in / b; Date / c', 'a.in / b; Date / c'],
    ['comments that begin in strings', `'/*'; Date; '*/'`, `' '; Date; ' '`],
    ['strings that begin in comments', `// don't\nDate`, 'Date'],
    ['a first line for the shell', '#!/usr/bin/env node\nDate', 'Date'],
  ])('%s', (_name, text, expected) => {
    expect(squeeze(text)).toBe(expected);
    expect(scan(text).code.length).toBe(text.length);
    expect(scan(text).code.split('\n').length).toBe(text.split('\n').length);
  });
});

describe('JSX', () => {
  test.each<[string, string, (string | null)[][]]>([
    ['text between tags', 'x = <p>Hello</p>;', [[null, 'Hello']]],
    ['text around children', 'return <p>a <b>c</b>{d} e</p>;', [[null, 'a'], [null, 'c'], [null, 'e']]],
    ['apostrophes and slashes are text', `x = <p>Don't // go</p>; y = 'z';`, [[null, `Don't // go`]]],
    ['attributes', `x = <a title="T" href='u' on={f}/>;`, [['title', 'T'], ['href', 'u']]],
    ['strings in braces', 'x = <p title={"T"}>{`u`}</p>;', [['title', 'T'], [null, 'u']]],
    ['JSX inside expressions', 'x = <p>{a ? <b>c</b> : list.map((i) => <i>{i}</i>)}</p>;', [[null, 'c']]],
    ['fragments', 'x = <>a</>;', [[null, 'a']]],
    ['components with type arguments', 'x = <Select<string> title="T">a</Select>;', [['title', 'T'], [null, 'a']]],
    ['no text in type arguments', 'const a: Array<string> = f<number>(b); c = d < e && g > h;', []],
    ['no text in arrow functions with type parameters', 'const f = <T,>(a: T) => a; const g = <T extends B>(a: T) => a;', []],
    ['no text in function types', 'type F = <T>(a: T) => void; interface G { f: <K>(k: K) => void }', []],
    ['comments in JSX', 'x = <p /* Hello */>{/* Hello */}</p>;', []],
  ])('%s', (_name, text, expected) => {
    expect(texts(text)).toEqual(expected);
  });

  test('code after JSX is code again', () => {
    expect(squeeze(`x = <p a={b}>it's</p>; Date; 'Date'`, true)).toBe(`x = <p a={b}> </p>; Date; ' '`);
  });

  test('lines are counted', () => {
    expect(scan('x = (\n  <p>\n    Hello\n  </p>\n);', true).jsx).toEqual([{ attribute: null, text: 'Hello', line: 3 }]);
  });
});
