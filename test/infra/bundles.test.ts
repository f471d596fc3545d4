import { beforeAll, describe, expect, test } from 'vitest';
import { ROUTES } from '../../functions/routes.ts';
import { STEPS } from '../../functions/steps.ts';
import { BUDGET } from '../../infra/bundle/budget.ts';
import { type Bundle, bundleAll } from '../../infra/bundle/bundle.ts';
import { readDeployables } from '../../infra/bundle/deployables.ts';
import { needsPdfLayer } from '../../infra/bundle/pdf/layer.ts';

let bundles: readonly Bundle[];
beforeAll(async () => {
  bundles = await bundleAll();
}, 120_000);

const textOf = ({ code }: Bundle) => Buffer.from(code).toString();

describe('the bundles', () => {
  test('are one for each function, under its name', () => {
    const names = bundles.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(names).toEqual(expect.arrayContaining(ROUTES.map(({ name }) => name)));
    expect(names).toEqual(expect.arrayContaining(Object.keys(STEPS)));
  });

  test('weigh 450 KB at most, the SDKs included', () => {
    const over = bundles.filter(({ code }) => code.length > BUDGET.bytes).map(({ name }) => name);
    expect(BUDGET.bytes).toBe(450_000);
    expect(over).toEqual([]);
  });

  test('export a handler and nothing else', () => {
    const others = bundles.filter(
      (bundle) => !/export\{[\w$]+ as handler\};?\s*$/.test(textOf(bundle).slice(-200)),
    );
    expect(others.map(({ name }) => name)).toEqual([]);
  });

  test('carry nothing that only tests, builds or the one-machine mode need', () => {
    const strays = bundles.flatMap(({ inputs }) =>
      Object.keys(inputs).filter((file) => /^(local|test|bench|infra\/(?!bundle\/substitutes))/.test(file)),
    );
    expect(strays).toEqual([]);
  });

  test('leave the renderer of documents to the layer, which those have that print', async () => {
    const printing = (await readDeployables()).filter(({ deployable }) => needsPdfLayer(deployable));
    const printers = new Set(printing.map(({ deployable }) => deployable.name));
    const requiring = bundles.filter((bundle) => textOf(bundle).includes('"pdfkit"')).map(({ name }) => name);
    expect(requiring.filter((name) => !printers.has(name))).toEqual([]);
    expect(printers).toContain('getCaseFile');
  });
});
