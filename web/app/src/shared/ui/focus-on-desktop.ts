/** For a field's ref. A field that takes the focus on a phone would push the keyboard over what one came to read. */
export const focusOnDesktop = (field: HTMLElement | null): void => {
  if (field !== null && matchMedia('(pointer: fine)').matches) {
    field.focus();
  }
};
