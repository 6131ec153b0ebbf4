// Filters the table of assets that the field controls, and says how many rows are left.
Behaviour.specify(".gitlab-release-filter input", "gitlab-release-filter", 0, (input) => {
  const rows = Array.from(document.querySelectorAll(`#${input.getAttribute("aria-controls")} tbody tr`));
  const status = input.closest(".gitlab-release-filter").querySelector("[role='status']");

  input.addEventListener("input", () => {
    const words = input.value.toLowerCase().split(/\s+/);
    let shown = 0;
    rows.forEach((row) => {
      const text = row.textContent.toLowerCase();
      const matches = words.every((word) => text.includes(word));
      row.toggleAttribute("data-filtered", !matches);
      shown += matches ? 1 : 0;
    });
    status.textContent = input.value.trim() === "" ? "" : status.dataset.text.replace("#", shown);
  });
});
