import { build, type Plugin } from 'esbuild';

/** Modules of a package that no function ever runs, by their path below `node_modules`. */
export interface LeftOut {
  readonly files: RegExp;
  /** What others import of it by name, where that is less than it exports. */
  readonly imported?: readonly string[];
  /** Why nothing can come to need them. */
  readonly because: string;
}

const STAND_INS = 'left-out';

/**
 * What stands in for what is left out: a client may import and even construct it while it gathers its parts, but
 * whoever uses it is told what is missing. An error and not `undefined`: nothing may fail quietly.
 */
const STAND_IN = `
const missing = (name) => { throw new Error(name + ' is left out of this bundle; infra/bundle/parts.ts says why'); };
const unused = (name) => new Proxy({}, { get: (_, key) => (typeof key === 'symbol' ? undefined : missing(name + '.' + key)) });
export const leftOut = (name) => new Proxy(class {}, { construct: () => unused(name), apply: () => missing(name) });
`;

/** Puts a stand-in with the same exports in the place of every module that is left out. */
export function leaveOut(parts: readonly LeftOut[]): Plugin {
  return {
    name: STAND_INS,
    setup({ onEnd, onLoad, onResolve }) {
      const matched = new Set<LeftOut>();
      onResolve({ filter: /^left-out$/ }, () => ({
        path: STAND_INS,
        namespace: STAND_INS,
        sideEffects: false,
      }));
      onLoad({ filter: /.*/, namespace: STAND_INS }, () => ({ contents: STAND_IN }));
      onLoad({ filter: /node_modules.*\.js$/ }, async ({ path }) => {
        const part = parts.find(({ files }) => files.test(belowPackages(path)));
        if (part === undefined) return null;
        matched.add(part);
        return { contents: standInFor(part.imported ?? (await exportsOf(path))), loader: 'js' };
      });
      onEnd(() => ({
        errors: parts
          .filter((part) => !matched.has(part))
          .map(({ files }) => ({
            text: `nothing is called ${files} any more: what is left out has to be looked at`,
          })),
      }));
    },
  };
}

/** A file's path below the last `node_modules` in it. */
export const belowPackages = (path: string): string =>
  path.split('\\').join('/').split('/node_modules/').at(-1) ?? path;

function standInFor(names: readonly string[]): string {
  const lines = names.map((name) => {
    const value = `/* @__PURE__ */ leftOut(${JSON.stringify(name)});`;
    return name === 'default' ? `export default ${value}` : `export const ${name} = ${value}`;
  });
  return [`import { leftOut } from '${STAND_INS}';`, ...lines].join('\n');
}

async function exportsOf(path: string): Promise<readonly string[]> {
  const { metafile } = await build({
    entryPoints: [path],
    bundle: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    outdir: 'nowhere',
    metafile: true,
    write: false,
  });
  return Object.values(metafile.outputs).flatMap((output) => output.exports);
}
