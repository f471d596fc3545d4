import { jsonAnswer, type LocalAnswer, notFound, pageAnswer, prefersPage, unknownCursor } from './answers.ts';
import { findLinks } from './links.ts';
import { renderListPage } from './listPage.ts';
import { renderMailPage } from './mailPage.ts';
import type { MailQuery, MailStore, ReceivedMail } from './store.ts';

/** Query parameters as they came in. An empty `to` asks for everybody's mails. */
export interface InboxQuery {
  readonly to?: string | undefined;
  readonly cursor?: string | undefined;
}

/**
 * `GET /_local/inbox` and `GET /_local/inbox/{id}`, ready to be served. `list` and `mail` answer with the page
 * when the request's Accept header lists text/html, with JSON otherwise; `page` and `mailPage` always with the
 * page.
 */
export interface InboxRoutes {
  list(query: InboxQuery, accept?: string): Promise<LocalAnswer>;
  mail(id: string, accept?: string): Promise<LocalAnswer>;
  page(query: InboxQuery): Promise<LocalAnswer>;
  mailPage(id: string): Promise<LocalAnswer>;
}

const pageSize = 500;

export const makeInboxRoutes = (store: MailStore): InboxRoutes => {
  const page = async (query: InboxQuery): Promise<LocalAnswer> => {
    const wanted = readQuery(query);
    if (!isKnownCursor(store, wanted)) return unknownCursor();
    const { items, nextCursor } = paged(store.summaries(wanted));
    return pageAnswer(await renderListPage({ mails: items, to: wanted.to, nextCursor }));
  };
  const mailPage = async (id: string): Promise<LocalAnswer> => {
    const mail = store.get(id);
    return mail === null ? notFound() : pageAnswer(await renderMailPage(withLinks(mail)));
  };
  return {
    page,
    mailPage,
    list: async (query, accept) => {
      if (prefersPage(accept)) return page(query);
      const wanted = readQuery(query);
      if (!isKnownCursor(store, wanted)) return unknownCursor();
      const { items, nextCursor } = paged(store.list(wanted));
      return jsonAnswer(200, { items: items.map(withLinks), nextCursor });
    },
    mail: async (id, accept) => {
      if (prefersPage(accept)) return mailPage(id);
      const mail = store.get(id);
      return mail === null ? notFound() : jsonAnswer(200, withLinks(mail));
    },
  };
};

/** One mail more than a page holds is asked for, to learn whether there is a next page. */
const readQuery = ({ to, cursor }: InboxQuery): MailQuery => ({
  to: to?.trim() || null,
  before: cursor || null,
  limit: pageSize + 1,
});

const isKnownCursor = (store: MailStore, { before }: MailQuery): boolean =>
  before === null || store.get(before) !== null;

const paged = <T extends { id: string }>(mails: readonly T[]) => {
  const items = mails.slice(0, pageSize);
  return { items, nextCursor: mails.length > pageSize ? (items.at(-1)?.id ?? null) : null };
};

const withLinks = (mail: ReceivedMail) => ({ ...mail, links: findLinks(mail.html, mail.text) });
