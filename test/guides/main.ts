import { buildConsole, isBuilt } from '../../console/build/build.ts';
import { TestLuyue } from '../harness/luyue.ts';
import { setScene } from './scene.ts';
import { LOCALES, Studio } from './studio.ts';
import { walkBrand } from './walks/brand.ts';
import { walkCreator } from './walks/creator.ts';
import { walkOperator } from './walks/operator.ts';
import { walkProvider } from './walks/provider.ts';

/** `npm run guides`: walks each role's way through a Luyue of its own and renews the pictures in docs/guides. */
if (!isBuilt()) await buildConsole();
await using opened = new AsyncDisposableStack();
const h = await TestLuyue.start();
opened.defer(() => h.stop());
const studio = await Studio.open();
opened.defer(() => studio.close());
const scene = await setScene(h);
for (const locale of LOCALES) {
  for (const walk of [walkBrand, walkProvider, walkCreator, walkOperator]) await walk(studio, scene, locale);
}
