/** Who looks at the page, from the document that stands in it. */
export type Session = {
  readonly user: {
    readonly id: string;
    readonly name: string;
    readonly username: string;
    readonly email: string;
    readonly profile: string;
    readonly isAdministrator: boolean;
  };
  readonly orgId: string;
  /** `68.0` */
  readonly apiVersion: string;
  readonly modules: Readonly<Record<string, unknown>>;
};

declare global {
  // A global of a browser can only be declared so.
  var lightningSession: Session;
}

export const session: Session = globalThis.lightningSession;
