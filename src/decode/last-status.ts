import { isInUse } from './reason-phrases.js';

/** A number of three digits that is part of nothing longer: no time, size, address, price, version or count. */
const NUMBER =
  /(?<![\w.,:/=$\u20ac#+-]|[$\u20ac#][ \t]|\d[ \t])([45]\d\d)(?![\w%\u20ac$/]|-(?![A-Z][a-z]+[A-Z])|[.,:]\d|[ \t]*(?:ms|s|sec(?:onds?)?|min(?:utes?)?|hours?|days?|[kMG]?i?B|bytes?|px|x|dpi|tokens?|requests?|items?|users?|files?|rows?|times|lines?|char(?:acter)?s?|words?|records?|points?|credits?|calls?|euros?|dollars?|USD|EUR|of|to|and|or)(?![\p{L}\d]))/gu;
/** What stands in front of a number that is no status. */
const NO_STATUS =
  /(?:[\w-]*(?:limit|remaining|count|total|size|length|duration|time|amount|balance|cost|price|quota|number|num)[\w-]*["']?[ \t]*[:=]|\b(?:line|row|col(?:umn)?|port|page|chapter|step|issue|pr|version|v|limit|max(?:imum)?|min(?:imum)?|least|most|over|above|below|than|about|size|width|height|length|timeout|age|id|index|exit(?:ed)?(?: with)?(?: code)?|pid|after|every|in|for|up to|of|next|last|first|only|around)|:\d{2})[ \t]*[:=#(]?[ \t]*$/iu;
/** Words that tell of an answer or of a failure, in the languages people report in. */
const TELLS =
  /err(?:or|eur)?|fail|exception|status|http|respon|return|answer|code|impossible|unable|cannot|could not|unauthori[sz]ed|forbidden|denied|reject|throw|raise|request|message|reason|\bbody\b|\bapi\b|\b(?:GET|POST|PUT|PATCH|DELETE|HEAD)[ \t]{9}|fehler|fout|fejl|feil|virhe|hata|l\u1ed7i|gagal|b\u0142\u0105d|chyb|hib\u00e1|erro|devuelve|devolve|renvoie|retorna|liefert|\u043e\u0448\u0438\u0431\u043a|\u043e\u0442\u0432\u0435\u0442|\u9519\u8bef|\u932f\u8aa4|\u62a5\u9519|\u5831\u932f|\u8fd4\u56de|\u72b6\u6001|\u72c0\u614b|\u30a8\u30e9\u30fc|\uc5d0\ub7ec|\uc624\ub958|\u0e1c\u0e34\u0e14\u0e1e\u0e25\u0e32\u0e14|\u062e\u0637\u0623/iu;
/** What a number is that has its line, or its cell, for itself. */
const ALONE = /^[\W_]*(?:[\p{L}.+#-]{1,20}[ \t]*[:=][ \t]*)?[\W_]*[45]\d\d[\W_]*$/u;
const LONGEST = 600;

/** A status and where in its line. */
interface Found {
  value: number;
  index: number;
  length: number;
}

/**
 * The status that a line of a text plainly about a failure shows in no way that a reader knows: any number of its form
 * that is nothing else, on a line that tells of an answer or of a failure.
 */
export function lastStatusIn(line: string): Found | null {
  if (line.length > LONGEST) return null;
  const plain = line.replace(/https?:\/\/\S+/g, (link) => ' '.repeat(link.length));
  for (const found of plain.matchAll(NUMBER)) {
    const value = Number(found[1]);
    const front = plain.slice(Math.max(0, found.index - 40), found.index);
    if (!isInUse(value) || NO_STATUS.test(front)) continue;
    const rest = plain.slice(0, found.index) + plain.slice(found.index + 3);
    if (ALONE.test(plain) || TELLS.test(rest)) return { value, index: found.index, length: 3 };
  }
  return null;
}
