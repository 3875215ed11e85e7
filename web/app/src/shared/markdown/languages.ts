import type { LanguageFn } from 'highlight.js';

type Load = () => Promise<{ readonly default: LanguageFn }>;

const bash: Load = () => import('highlight.js/lib/languages/bash');
const cpp: Load = () => import('highlight.js/lib/languages/cpp');
const csharp: Load = () => import('highlight.js/lib/languages/csharp');
const ini: Load = () => import('highlight.js/lib/languages/ini');
const javascript: Load = () => import('highlight.js/lib/languages/javascript');
const kotlin: Load = () => import('highlight.js/lib/languages/kotlin');
const markdown: Load = () => import('highlight.js/lib/languages/markdown');
const python: Load = () => import('highlight.js/lib/languages/python');
const ruby: Load = () => import('highlight.js/lib/languages/ruby');
const rust: Load = () => import('highlight.js/lib/languages/rust');
const typescript: Load = () => import('highlight.js/lib/languages/typescript');
const xml: Load = () => import('highlight.js/lib/languages/xml');
const yaml: Load = () => import('highlight.js/lib/languages/yaml');

/** The grammars of what people write most, by the names that they write behind the fence. Each is a file of its own. */
export const languages: ReadonlyMap<string, Load> = new Map(
  Object.entries({
    bash,
    sh: bash,
    shell: bash,
    zsh: bash,
    console: bash,
    c: cpp,
    h: cpp,
    cpp,
    'c++': cpp,
    hpp: cpp,
    csharp,
    cs: csharp,
    'c#': csharp,
    css: () => import('highlight.js/lib/languages/css'),
    diff: () => import('highlight.js/lib/languages/diff'),
    patch: () => import('highlight.js/lib/languages/diff'),
    dockerfile: () => import('highlight.js/lib/languages/dockerfile'),
    go: () => import('highlight.js/lib/languages/go'),
    ini,
    toml: ini,
    java: () => import('highlight.js/lib/languages/java'),
    javascript,
    js: javascript,
    jsx: javascript,
    mjs: javascript,
    json: () => import('highlight.js/lib/languages/json'),
    kotlin,
    kt: kotlin,
    markdown,
    md: markdown,
    php: () => import('highlight.js/lib/languages/php'),
    python,
    py: python,
    ruby,
    rb: ruby,
    rust,
    rs: rust,
    sql: () => import('highlight.js/lib/languages/sql'),
    swift: () => import('highlight.js/lib/languages/swift'),
    typescript,
    ts: typescript,
    tsx: typescript,
    xml,
    html: xml,
    svg: xml,
    yaml,
    yml: yaml,
  } satisfies Record<string, Load>),
);
