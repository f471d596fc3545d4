import { join } from 'node:path';
import { inFolder } from './folder.ts';

type Part = (...rest: string[]) => Promise<void>;

const printed = async (measuring: Promise<unknown>): Promise<void> => {
  process.stdout.write(`${JSON.stringify(await measuring)}\n`);
};

/** What runs in a process of its own; each loads only what it measures. */
export const parts: ReadonlyMap<string, Part> = new Map<string, Part>([
  [
    'branching-memory',
    async () => {
      const { branchingOurs } = await import('./measure/branchingOurs.ts');
      await printed(branchingOurs(':memory:'));
    },
  ],
  [
    'branching-durable',
    async () => {
      const { branchingOurs } = await import('./measure/branchingOurs.ts');
      await printed(inFolder((folder) => branchingOurs(join(folder, 'engine.db'))));
    },
  ],
  [
    'branching-peer',
    async () => {
      const { branchingPeer } = await import('./measure/branchingPeer.ts');
      await printed(branchingPeer());
    },
  ],
  [
    'chain-durable',
    async () => {
      const { chainOurs } = await import('./measure/chainOurs.ts');
      await printed(inFolder((folder) => chainOurs(join(folder, 'engine.db'))));
    },
  ],
  [
    'chain-restate',
    async () => {
      const { chainRestate } = await import('./measure/chainRestate.ts');
      await printed(inFolder(chainRestate));
    },
  ],
  [
    'restate-service',
    async () => {
      const { serveChain } = await import('./restate/service.ts');
      await serveChain();
    },
  ],
  [
    'waiting-fill',
    async (folder = '.') => {
      const { fillWaiting } = await import('./measure/waiting.ts');
      await printed(fillWaiting(folder));
    },
  ],
  [
    'waiting-restart',
    async (folder = '.') => {
      const { restartWaiting } = await import('./measure/waiting.ts');
      await printed(restartWaiting(folder));
    },
  ],
]);
