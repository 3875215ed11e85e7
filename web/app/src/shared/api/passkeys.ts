/** The JSON form of what a passkey ceremony takes and gives, as WebAuthn level 3 defines it. */
export type PasskeyJson = Readonly<Record<string, unknown>>;

// Browsers of the last years read and write the JSON forms themselves; older ones need a hand.

/** Passkeys belong to a server's name. Where the page was opened by a bare address, the browser would refuse each of them. */
export const openedByName = (): boolean => !/^(?:\[.*\]|[\d.]+)$/u.test(location.hostname);

export const passkeysSupported = (): boolean =>
  typeof PublicKeyCredential !== 'undefined' && isSecureContext && openedByName();

/** Whether the browser can offer passkeys in the field for the name. */
export async function canOfferPasskeys(): Promise<boolean> {
  return (
    passkeysSupported() &&
    typeof PublicKeyCredential.isConditionalMediationAvailable === 'function' &&
    (await PublicKeyCredential.isConditionalMediationAvailable())
  );
}

export async function createPasskey(options: unknown): Promise<PasskeyJson> {
  const json = options as PublicKeyCredentialCreationOptionsJSON;
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON?.(json) ?? creationOptions(options as PasskeyJson);
  return jsonOf(await navigator.credentials.create({ publicKey }));
}

export async function askForPasskey(
  options: unknown,
  how: { readonly mediation?: CredentialMediationRequirement; readonly signal?: AbortSignal } = {},
): Promise<PasskeyJson> {
  const json = options as PublicKeyCredentialRequestOptionsJSON;
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON?.(json) ?? requestOptions(options as PasskeyJson);
  return jsonOf(await navigator.credentials.get({ publicKey, ...how }));
}

/** The person closed the browser's window, or took too long. Not an error to speak of. */
export const isPasskeyRefusal = (error: unknown): boolean =>
  error instanceof DOMException && (error.name === 'NotAllowedError' || error.name === 'AbortError');

function jsonOf(credential: Credential | null): PasskeyJson {
  if (!(credential instanceof PublicKeyCredential)) {
    throw new DOMException('No passkey.', 'NotAllowedError');
  }
  return (typeof credential.toJSON === 'function' ? credential.toJSON() : written(credential)) as PasskeyJson;
}

interface DescriptorJson {
  readonly id: string;
  readonly type: PublicKeyCredentialType;
  readonly transports?: AuthenticatorTransport[];
}

const descriptors = (list: unknown): PublicKeyCredentialDescriptor[] =>
  ((list ?? []) as DescriptorJson[]).map((item) => ({ ...item, id: fromBase64Url(item.id) }));

function creationOptions(options: PasskeyJson): PublicKeyCredentialCreationOptions {
  const user = options.user as PublicKeyCredentialUserEntityJSON;
  return {
    ...(options as unknown as PublicKeyCredentialCreationOptions),
    challenge: fromBase64Url(options.challenge as string),
    user: { ...user, id: fromBase64Url(user.id) },
    excludeCredentials: descriptors(options.excludeCredentials),
  };
}

function requestOptions(options: PasskeyJson): PublicKeyCredentialRequestOptions {
  return {
    ...(options as unknown as PublicKeyCredentialRequestOptions),
    challenge: fromBase64Url(options.challenge as string),
    allowCredentials: descriptors(options.allowCredentials),
  };
}

function written(credential: PublicKeyCredential): PasskeyJson {
  const { id, rawId, response, authenticatorAttachment } = credential;
  const common = { id, rawId: toBase64Url(rawId), type: 'public-key', authenticatorAttachment };
  const clientDataJSON = toBase64Url(response.clientDataJSON);
  const clientExtensionResults = credential.getClientExtensionResults();
  if (response instanceof AuthenticatorAttestationResponse) {
    const attestationObject = toBase64Url(response.attestationObject);
    const transports = response.getTransports();
    return { ...common, clientExtensionResults, response: { clientDataJSON, attestationObject, transports } };
  }
  const { authenticatorData, signature, userHandle } = response as AuthenticatorAssertionResponse;
  return {
    ...common,
    clientExtensionResults,
    response: {
      clientDataJSON,
      authenticatorData: toBase64Url(authenticatorData),
      signature: toBase64Url(signature),
      userHandle: userHandle === null ? null : toBase64Url(userHandle),
    },
  };
}

export function fromBase64Url(text: string): ArrayBuffer {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0)).buffer;
}

export function toBase64Url(bytes: ArrayBuffer): string {
  const binary = String.fromCharCode(...new Uint8Array(bytes));
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/u, '');
}
