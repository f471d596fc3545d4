import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const GUIDE = new URL('../../../docs/adding-a-gate.md', import.meta.url);
const MACHINE = 'workflows/collaboration/collaboration.asl.json';

/** What the guide says is to be written, applied to a copy of the sources in `root`. @throws Error for what does not fit */
export function applyGuide(root: string): void {
  for (const { language, text } of blocksOf(readFileSync(GUIDE, 'utf8'))) {
    if (language === 'json') addStates(join(root, MACHINE), text);
    else if (language === 'diff') applyDiff(root, text);
    else writeNew(root, text);
  }
}

function blocksOf(guide: string): { language: string; text: string }[] {
  return [...guide.matchAll(/^```(json|diff|ts)\n([\s\S]*?)^```$/gm)].map(([, language = '', text = '']) => ({
    language,
    text,
  }));
}

/** `// path` on the first line, and then the file. */
function writeNew(root: string, text: string): void {
  const [first = '', ...lines] = text.split('\n');
  writeFileSync(join(root, first.replace('// ', '')), lines.join('\n'));
}

type States = Record<string, { Retry?: unknown; Arguments?: { Payload?: Record<string, unknown> } }>;

/** "…" is what the states of the same kind have in common. */
function addStates(file: string, text: string): void {
  const machine: { States: States } = JSON.parse(readFileSync(file, 'utf8'));
  const states: States = JSON.parse(text);
  const model = machine.States['Await delivery'];
  for (const [name, state] of Object.entries(states)) {
    const payload = state.Arguments?.Payload;
    for (const [key, value] of Object.entries(payload ?? {}))
      if (payload !== undefined && value === '…') payload[key] = model?.Arguments?.Payload?.[key];
    machine.States[name] = state.Retry === '…' ? { ...state, Retry: model?.Retry } : state;
  }
  writeFileSync(file, JSON.stringify(machine, null, 2));
}

/** `# path` on the first line, then hunks between `@@`: each fits at the first place where its old lines stand. */
function applyDiff(root: string, text: string): void {
  const [first = '', ...lines] = text.trimEnd().split('\n');
  const file = join(root, first.replace('# ', ''));
  let content = readFileSync(file, 'utf8');
  for (const hunk of lines.join('\n').split('\n@@\n')) {
    const marked = hunk.split('\n');
    const old = marked.filter((line) => !line.startsWith('+')).map((line) => line.slice(1));
    const fresh = marked.filter((line) => !line.startsWith('-')).map((line) => line.slice(1));
    if (!content.includes(`${old.join('\n')}`)) throw new Error(`${first} has no place for\n${hunk}`);
    content = content.replace(old.join('\n'), () => fresh.join('\n'));
  }
  writeFileSync(file, content);
}
