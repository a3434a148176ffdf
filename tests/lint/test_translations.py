# SPDX-License-Identifier: MIT
"""scripts/check-translations.py finds what it is there to find."""

import unittest

from planted import PlantedTree

FILE = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context><name>A</name>{}</context>
</TS>
"""


class TranslationsTest(PlantedTree):
    script = "check-translations.py"

    def write(self, source, translation, numerus=""):
        message = f"<message{numerus}><source>{source}</source>{translation}</message>"
        self.plant("translations/ecom67-support_de.ts", FILE.format(message))

    def test_a_complete_file_is_clean(self):
        self.write("%1 of %2 things...", "<translation>%2: davon %1 ...</translation>")
        self.expect_clean()

    def test_one_may_do_without_its_number(self):
        forms = "<numerusform>ein Ding</numerusform><numerusform>%n Dinge</numerusform>"
        self.write("%n thing(s)", f"<translation>{forms}</translation>", ' numerus="yes"')
        self.expect_clean()

    def test_not_translated(self):
        self.write("Hello", '<translation type="unfinished"></translation>')
        self.expect_problem("not translated: Hello")

    def test_empty(self):
        self.write("Hello", "<translation></translation>")
        self.expect_problem("not translated: Hello")

    def test_a_form_is_missing(self):
        forms = "<numerusform>ein Ding</numerusform><numerusform></numerusform>"
        self.write("%n thing(s)", f"<translation>{forms}</translation>", ' numerus="yes"')
        self.expect_problem("not translated: %n thing(s)")

    def test_a_placeholder_is_missing(self):
        self.write("%1 of %2", "<translation>%1</translation>")
        self.expect_problem("other placeholders: %1 of %2")

    def test_an_access_key_is_missing(self):
        self.write("Save &amp;as", "<translation>Speichern</translation>")
        self.expect_problem("the access key is missing")

    def test_the_dots_are_missing(self):
        self.write("Find...", "<translation>Suchen</translation>")
        self.expect_problem("the dots at the end are missing")

    def test_no_file(self):
        self.plant("translations/README.md", "")
        self.expect_problem("no translations")


if __name__ == "__main__":
    unittest.main()
