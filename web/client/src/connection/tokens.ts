/** Where the connection gets the access token that it enters with. */
export interface TokenSource {
  /**
   * A token that is good now. Null when there is none at the moment, because the server cannot be reached for instance: it is asked for again
   * a little later. Throws a `ParlanceError` with the code `session_ended` when there will not be another one.
   */
  token(): Promise<string | null>;
  /** The server says that the last token has expired or is of an older kind. True when there is another one. */
  refresh(): Promise<boolean>;
  /** Calls back with every new token, for the connection that lives on the old one. */
  onToken?(listener: (token: string) => void): () => void;
  /** The server has ended the session. `code` is that of `auth:ended` in docs/errors.md. */
  ended?(code: string): void;
}

/** A personal access token, which neither expires soon nor is refreshed: for bots and scripts. */
export const personalToken = (token: string): TokenSource => ({
  token: async () => token,
  refresh: async () => false,
});
