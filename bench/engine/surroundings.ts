import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { availableParallelism, cpus, loadavg, release, totalmem, type } from 'node:os';
import { join } from 'node:path';

const modules = createRequire(import.meta.url);

/** Read from the file itself: not every package exports its manifest. */
function versionOf(name: string): string {
  const folders = modules.resolve.paths(name) ?? [];
  for (const folder of folders) {
    try {
      const { version } = JSON.parse(readFileSync(join(folder, name, 'package.json'), 'utf8'));
      return String(version);
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
    }
  }
  return 'not installed';
}

/** On what, with what and under which guarantee was measured. */
export const surroundings = () => ({
  machine: `${cpus()[0]?.model ?? 'unknown processor'}, ${availableParallelism()} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, ${type()} ${release()}`,
  'load over the last 5 and 15 minutes': loadavg()
    .slice(1)
    .map((load) => load.toFixed(1))
    .join(', '),
  node: [process.version, ...process.execArgv].join(' '),
  sqlite: String(process.versions.sqlite),
  'aws-local-stepfunctions': versionOf('aws-local-stepfunctions'),
  'restate-server': versionOf('@restatedev/restate-server'),
  'restate-sdk': versionOf('@restatedev/restate-sdk'),
  'fsync, ours': 'SQLite WAL, synchronous=FULL: every commit is synced before anything of it shows',
  'fsync, Restate':
    "its defaults: the log server's write-ahead log is synced (rocksdb-disable-wal-fsync = false)",
  processes:
    'ours and aws-local-stepfunctions: in the process that calls them; Restate: server, service and client are three',
});
