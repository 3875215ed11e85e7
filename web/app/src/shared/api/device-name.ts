export interface DeviceName {
  readonly browser: string | null;
  readonly system: string | null;
  readonly isPhone: boolean;
}

// The order matters: most browsers also claim to be those further down.
const browsers = [
  ['Edge', /\bEdg(?:A|iOS)?\//u],
  ['Opera', /\bOPR\//u],
  ['Samsung Internet', /\bSamsungBrowser\//u],
  ['Firefox', /\b(?:Firefox|FxiOS)\//u],
  ['Chrome', /\b(?:Chrome|CriOS|HeadlessChrome|Chromium)\//u],
  ['Safari', /\bVersion\/[\d.]+.*\bSafari\//u],
  ['curl', /^curl\//u],
  ['Node.js', /^node\b|\bNode\.js\b/iu],
] as const;

const systems = [
  ['Android', /\bAndroid\b/u],
  ['iPhone', /\biPhone\b/u],
  ['iPad', /\biPad\b/u],
  ['Windows', /\bWindows\b/u],
  ['macOS', /\bMac OS X\b|\bMacintosh\b/u],
  ['ChromeOS', /\bCrOS\b/u],
  ['Linux', /\bLinux\b/u],
] as const;

/** Makes a User-Agent readable. Only for showing: it is what the device says of itself. */
export function deviceName(userAgent: string): DeviceName {
  const named = (list: readonly (readonly [string, RegExp])[]) =>
    list.find(([, pattern]) => pattern.test(userAgent))?.[0] ?? null;
  return {
    browser: named(browsers),
    system: named(systems),
    isPhone: /\bMobile\b|\biPhone\b|\bAndroid\b/u.test(userAgent),
  };
}
