import type { Plugin } from 'vite';
import { pageStyle } from '../../functions/pages/style.ts';

const PLACE = '<style></style>';

/** Pages beside the creator's own look like it: the stylesheet of those stands in them. */
export const creatorStyle = (): Plugin => ({
  name: 'luyue:creator-style',
  transformIndexHtml: (html) => html.replace(PLACE, `<style>${pageStyle}</style>`),
});
