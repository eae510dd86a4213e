import { completions, type Words } from "../tools/completing.ts";

/** `form[data-line]`: its datalist holds the first words; with script, every word can be completed. */
export function wakeLine(form: HTMLElement): void {
  const box = form.querySelector<HTMLInputElement>("input[list]");
  const list = box?.list;
  if (!box || !list) return;
  const words: Words = {
    starts: valuesIn(list),
    ties: valuesIn(templateIn(form, "ties")),
    names: valuesIn(templateIn(form, "names")),
  };
  box.addEventListener("input", () => {
    list.replaceChildren(...completions(box.value, words).map(optionFor));
  });
}

/** Whoever is opened on the map is whom the line is about, and stays open after it was sent. */
export function wireOpened(root: HTMLElement): void {
  root.addEventListener("kithkin:open", (event) => {
    const { id } = (event as CustomEvent<{ id: string }>).detail;
    for (const box of root.querySelectorAll<HTMLInputElement>('input[name="open"]')) box.value = id;
    const about = root.querySelector<HTMLSelectElement>('form[data-line] select[name="about"]');
    const option = [...(about?.options ?? [])].find((one) => one.value === id);
    if (option) option.selected = true;
  });
}

function templateIn(form: HTMLElement, words: string): DocumentFragment | undefined {
  return form.querySelector<HTMLTemplateElement>(`template[data-words="${words}"]`)?.content;
}

function valuesIn(place: ParentNode | undefined): readonly string[] {
  return [...(place?.querySelectorAll("option") ?? [])].map((option) => option.value);
}

function optionFor(value: string): HTMLOptionElement {
  const option = document.createElement("option");
  option.value = value;
  return option;
}
