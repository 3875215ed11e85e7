// What tests in TypeScript use of server.mjs.
export class Server {
  constructor(options?: { mutant?: string; aheadOfTime?: boolean; postgres?: string });
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  readonly log: string;
  start(): Promise<void>;
  kill(): Promise<void>;
  dispose(): Promise<void>;
}
