/**
 * Texts that try something: what terminals, spreadsheets, browsers, Markdown readers, shells and YAML act on.
 * One list for every field and every output, and for the pieces generated inputs are made of.
 */
export const hostile = [
  // Terminals: clearing, titles, clipboard, links, device strings, in seven and in eight bits.
  '\u001b[2J\u001b]0;owned\u0007 red\u001b[31m',
  '\u001b]52;c;b3duZWQ=\u0007 clipboard',
  '\u001b]8;;http://evil.example\u001b\\link\u001b]8;;\u001b\\',
  '\u001bP1$r0m\u001b\\ device \u001b_apc\u001b\\ \u001b^pm\u001b\\ \u001bXsos\u001b\\',
  '\u009b31m C1 \u009d0;owned\u009c \u0090q\u009c',
  '\u001b\u001b[31m[31m nested \u001b[\u001b[31m2J',
  '\u001b[6n\u001b[?1049h\u001b[?25l\u001bc cut short \u001b[',
  'one\rtwo\b\b\b\u0007\u007f\u000b\u000c',
  'next\u0085line\u2028line\u2029paragraph',
  // What turns text round, hides in it, or stands beside it.
  'left\u202eright\u202c\u2066isolated\u2069 \u200e\u200f\u061c',
  'zero\u200bwidth\u200c\u2060\ufeff\u00ad joined',
  'tagged \u{e0041}\u{e0042} \ufff9over\ufffaunder\ufffb',
  '\u0301\u0301 combining, 👩‍👩‍👧 joined, שלום עולם',
  `Zalgo ${'h\u0300\u0301\u0302\u0303\u0304\u0305\u0306\u0307'.repeat(12)}`,
  // Spreadsheets.
  '=HYPERLINK("http://evil.example","click")',
  "=CMD|'/C calc'!A0",
  '+1+1',
  "-2+3+cmd|' /C calc'!A0",
  '@SUM(1,2)',
  '\t=1+1',
  '\r=1+1',
  '＝1+1',
  '",=1+1,"',
  // Browsers.
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "</style></title><svg onload=alert('1')>",
  ']]><!-- -->&lt;script&gt; &#x1b;[2J',
  // Markdown.
  '# heading',
  '1. list',
  '- item\n\n    code\n\n---\nsetext\n===',
  '**bold** _it_ `code` [a](http://evil.example) ![b](x) <b> | cell | $x$ &amp; ~~s~~',
  'https://evil.example and www.evil.example and me@evil.example',
  '```\nfence\n```',
  '[ref]: http://evil.example',
  // Shells, YAML, the form in an editor, templates.
  '$(touch owned) `touch owned` "; touch owned; \' && touch owned #',
  '%s %n \\e[2J \\033[2J $HOME ~ *',
  '!!js/function "x" &a [*a, *a] {x: y} --- | > # "\'',
  '== 1. no heading',
  '{name or them} {item} {',
  '__proto__',
  'constructor',
  '-rf',
  '--json',
  '../../../../etc/passwd',
  'a\nb\nc\nd\ne',
  '\ud800 alone \udc00',
  `long ${'x'.repeat(5000)}`,
  '   ',
] as const

/** Those that can be typed on a command line, or stand in a file's text: whole letters. */
export const wholeHostile: readonly string[] = hostile.filter((text) => text.isWellFormed())

/**
 * Every character a screen would obey instead of show, or that changes unseen what is read beside it: control
 * characters but for the line feed, marks that reorder text, line and paragraph separators, halves of letters,
 * byte order and interlinear marks, invisible tags.
 */
export const obeyed =
  /(?!\n)[\p{Cc}\p{Bidi_Control}\p{Cs}\u2028\u2029\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/u
