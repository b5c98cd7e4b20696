/** Somebody tells of a message, and shows it in quotes. */
export const SHOWN =
  /^[^"\u201c\n]{0,160}\b(?:message|error|says|saying|reads|saw|shows|response)(?: (?:is|was))?[: ]{1,2}(?:\*\*)?["\u201c]([^"\u201c\u201d\n]{4,})["\u201d](?:\*\*)?[^"\u201c\n]*$/i;
