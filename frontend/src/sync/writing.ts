type Box = HTMLInputElement | HTMLTextAreaElement;

const WORDS = "textarea, input:not([type]), input[type='text'], input[type='search']";
const WHOLE_FORM = "form.form[method='post']";

/** Whether somebody is in the middle of saying something that a new page could disturb. */
export function isWriting(main: Element): boolean {
  const boxes = [...main.querySelectorAll<Box>(WORDS)];
  return (
    boxes.some(isTouched) ||
    main.querySelector(WHOLE_FORM) !== null ||
    main.querySelector(".map.arranging") !== null ||
    document.querySelector("dialog[open]") !== null
  );
}

/** What somebody typed and has not sent. */
export function isTouched(box: Box): boolean {
  return box.value !== box.defaultValue;
}
