import type { LinkProps } from '@tanstack/react-router';
import type { MeView } from '../../functions/api/me.ts';
import type { ShellWord } from './words.ts';

export interface NavigationEntry {
  readonly to: NonNullable<LinkProps['to']>;
  readonly word: ShellWord;
  readonly roles: readonly MeView['role'][];
  /** Typed after `g`, as in "go". */
  readonly key: string;
}

/** What stands in the navigation, in its order. */
export const NAVIGATION: readonly NavigationEntry[] = [
  { to: '/deals', word: 'deals', roles: ['brand', 'provider', 'operator'], key: 'd' },
  { to: '/templates', word: 'templates', roles: ['brand', 'provider'], key: 't' },
  { to: '/cases', word: 'cases', roles: ['operator'], key: 'c' },
  { to: '/overview', word: 'overview', roles: ['brand', 'provider', 'operator'], key: 'o' },
  { to: '/audit', word: 'audit', roles: ['operator'], key: 'a' },
];
