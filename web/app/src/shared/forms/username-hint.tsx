/** Tells password managers whose password is asked for, where the page does not ask for the name. */
export function UsernameHint({ username }: { readonly username: string }) {
  return (
    <input
      className="visually-hidden"
      type="text"
      autoComplete="username"
      value={username}
      readOnly
      tabIndex={-1}
      aria-hidden="true"
    />
  );
}
