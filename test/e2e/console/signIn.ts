import type { Page } from 'playwright-core';

/** The people of the built-in issuer, by what the tests call them. */
export const PEOPLE = {
  brand: /林晓/,
  provider: /陈星/,
  operatorA: /王安/,
  operatorB: /周博/,
} as const;
export type Person = keyof typeof PEOPLE;

/** Opens a page of the console as somebody who is not signed in yet, and signs in. */
export async function signIn(page: Page, url: string, person: Person, path = '/'): Promise<void> {
  await page.goto(url + path);
  await page.getByRole('button', { name: /^(登录|Sign in)$/ }).click();
  await page.getByRole('button', { name: PEOPLE[person] }).click();
  // On a phone it is folded away.
  await page.locator('.account .who').waitFor({ state: 'attached' });
}
