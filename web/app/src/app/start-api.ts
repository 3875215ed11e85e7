import { Api } from '~/shared/api/api';
import { browserHttp } from '~/shared/api/http';
import { QueryCache } from '~/shared/api/query-cache';
import { Reauthentication } from '~/shared/api/reauthentication';
import { browserMemory, Session } from '~/shared/api/session';
import { browserTabs } from '~/shared/api/tabs';
import { chooseLanguage, languageOf } from '~/shared/i18n/use-text';

/** Makes what the page knows of the server's HTTP side, and finds out who is here. */
export function startApi() {
  const session = new Session(browserHttp, browserTabs('parlance.session'), browserMemory);
  const reauthentication = new Reauthentication();
  const queries = new QueryCache();

  let user: string | null = null;
  session.subscribe(() => {
    const state = session.getState();
    const now = state.kind === 'signed-in' ? state.me.id : null;
    if (now === user) {
      return;
    }
    user = now;
    reauthentication.answer(false);
    // What one person has seen is none of the next one's business.
    queries.clear();
    const language = state.kind === 'signed-in' ? languageOf(state.me.locale) : undefined;
    if (language !== undefined) {
      void chooseLanguage(language);
    }
  });

  void session.start();
  return { api: new Api(browserHttp, session, reauthentication), reauthentication, queries };
}
