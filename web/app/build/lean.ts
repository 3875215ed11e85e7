import type { Plugin } from 'vite';

/**
 * Files of packages that do something as they are loaded, be it only giving a function a name for a debugger, and what is to be taken out
 * of them. The bundler cannot know that nobody waits for it, and would keep forms, loaders and renderers that the page does not have.
 */
const edits: Readonly<Record<string, readonly (readonly [what: RegExp, by: string])[]>> = {
  'react-router/dist/development/chunk-6KYCQHYJ.mjs': [
    [/\bENABLE_DEV_WARNINGS = true\b/u, 'ENABLE_DEV_WARNINGS = false'],
    [/^\w+\.displayName = "\w+";$/gmu, ''],
    [/(?<= = )(?=React\d*\.(?:forwardRef|createContext)\()/gu, '/* @__PURE__ */ '],
    // What only a router with loaders has.
    [/\bisDataRoute \? useNavigateStable\(\) : (?=useNavigateUnstable\(\))/u, ''],
    [/\bdataRouterState = dataRouterOpts\?\.state;/u, 'dataRouterState = undefined;'],
    [/^RenderErrorBoundary\.contextType = RSCRouterContext;$/mu, ''],
    // For whoever writes the page.
    [/^ +invariant\(\n +useInRouterContext\(\),[^;]+?\);$/gmu, ''],
    [/(?<=^function warning\(cond, message\) \{).*?(?=^\}$)/msu, ''],
    [/(?<=\bisTransitioning = )routerState != null && [^;]*useViewTransitionState\(path\)[^;]*(?=;)/u, 'false'],
    [
      /\blet \[shouldPrefetch, (?<ref>\w+), (?<handlers>\w+)\] = usePrefetchBehavior\([^)]*\)/u,
      'let $<ref> = null, $<handlers> = {}',
    ],
    [/\breturn shouldPrefetch && !isAbsolute \? .*PrefetchPageLinks.* : link;/u, 'return link;'],
  ],
  // It needs HTTP/3, which the server does not speak.
  'engine.io-client/build/esm/transports/index.js': [
    [/^import \{ WT \} from "\.\/webtransport\.js";$/mu, ''],
    [/^ +webtransport: WT,$/mu, ''],
  ],
  // `marked()` and its properties: the page takes the lexer alone.
  'marked/lib/marked.esm.js': [
    [/var (?<made>\w+)=new \w+;function \w+\(\w+,\w+\)\{return \k<made>\.parse\(.*(?=export\{)/su, ''],
    // Rules for another Markdown than is read here, and what they are made of.
    [/this\.options\.pedantic/gu, '!1'],
    [/,pedantic:\w+(?=\})/gu, ''],
    [/(?<=[=:,(])g\((?!l,)/gu, '/* @__PURE__ */ g('],
    [/export\{.*?(?<lexer>\w+) as Lexer.*?\}/su, 'export{$<lexer> as Lexer}'],
  ],
};

export function lean(): Plugin {
  const waiting = new Set(Object.keys(edits));
  return {
    name: 'parlance-lean',
    apply: 'build',
    transform(code, id) {
      const file = id.split('/node_modules/').at(-1) ?? '';
      const all = edits[file];
      if (all === undefined) {
        return null;
      }
      waiting.delete(file);
      return {
        code: all.reduce((text, [what, by]) => {
          if (text.search(what) < 0) {
            throw new Error(`${file} looks different than it did: ${what.source}`);
          }
          return text.replace(what, by);
        }, code),
        map: null,
      };
    },
    buildEnd(error) {
      if (error === undefined && waiting.size > 0) {
        throw new Error(`Not among the packages any more: ${[...waiting].join(', ')}`);
      }
    },
  };
}
