// Workbooks and tables of figures as a unit fills them in.
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { HOUSE } from "./house.mjs";

/** The illustrative figures of some units for a round, as `[unit, indicator, period, value]`. */
export function exampleRows(units, { movement = "1371-2022", round = "2022-q2" } = {}) {
  const table = readFileSync(join(HOUSE, "movements", movement, "example", `${round}.csv`), "utf8");
  const rows = table.trim().split(/\r?\n/).slice(1).map((line) => line.split(","));
  return rows.filter(([unit]) => units.includes(unit));
}

/** Rows as a CSV file. */
export function asCsv(rows) {
  return Buffer.from(["unit,indicator,period,value", ...rows.map((row) => row.join(","))].join("\n") + "\n");
}

const XML = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };

/**
 * Types values into the portal's own form for a workbook. A column is known by the hidden row that says
 * `indicator@period`, a row by the unit's code in its first column.
 */
export function filledIn(bytes, rows) {
  const parts = unzipSync(bytes);
  const shared = sharedStrings(parts);
  let typed = 0;
  for (const name of Object.keys(parts).filter((name) => name.startsWith("xl/worksheets/sheet"))) {
    let sheet = strFromU8(parts[name]);
    const cells = [...sheet.matchAll(/<c r="([A-Z]+)(\d+)"[^>]*t="s"[^>]*><v>(\d+)<\/v><\/c>/g)];
    const text = cells.map(([, column, row, index]) => ({ column, row, text: shared[Number(index)] }));
    for (const [unit, indicator, period, value] of rows) {
      const column = text.find((cell) => cell.text === `${indicator}@${period}`)?.column;
      const row = text.find((cell) => cell.column === "A" && cell.text === unit)?.row;
      if (!column || !row) continue;
      const cell = new RegExp(`<c r="${column}${row}"( s="\\d+")?(?:/>|[^>]*>.*?</c>)`);
      sheet = sheet.replace(cell, (_, style = "") => written(`${column}${row}`, style, value));
      typed += 1;
    }
    parts[name] = strToU8(sheet);
  }
  if (typed !== rows.length) throw new Error(`${typed} of ${rows.length} figures have a cell in the form`);
  return Buffer.from(zipSync(parts));
}

/** A cell with a number, or with whatever else somebody typed. */
function written(place, style, value) {
  if (value !== "" && !Number.isNaN(Number(value))) return `<c r="${place}"${style}><v>${value}</v></c>`;
  const text = String(value).replace(/[&<>]/g, (sign) => XML[sign]);
  return `<c r="${place}"${style} t="inlineStr"><is><t>${text}</t></is></c>`;
}

/** Everything that is written anywhere in a workbook, its comments too. */
export function allText(bytes) {
  const parts = unzipSync(bytes);
  const xml = Object.keys(parts).filter((name) => name.endsWith(".xml"));
  return xml.map((name) => strFromU8(parts[name]).replace(/<[^>]+>/g, " ")).join(" ");
}

function sharedStrings(parts) {
  const xml = parts["xl/sharedStrings.xml"] ? strFromU8(parts["xl/sharedStrings.xml"]) : "";
  const items = [...xml.matchAll(/<si>(.*?)<\/si>/gs)];
  return items.map(([, item]) => item.replace(/<[^>]+>/g, "").replace(/&amp;/g, "&").replace(/&lt;/g, "<"));
}
