/** For the ref of the field in a dialog that should have the focus when it opens. React's own autoFocus comes too early for a dialog. */
export const firstFocus = (field: HTMLElement | null): void => field?.setAttribute('autofocus', '');
