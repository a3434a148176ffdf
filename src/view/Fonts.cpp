// SPDX-License-Identifier: MIT
#include "view/Fonts.h"

#include "view/Logging.h"

#include <QApplication>
#include <QFontDatabase>
#include <QFontMetrics>

#include <cmath>

using namespace Qt::StringLiterals;

namespace ecom67 {

void installFonts()
{
    for (const auto &file :
         {u"NotoSans-Regular.ttf"_s, u"NotoSans-Bold.ttf"_s, u"Lucide-subset.ttf"_s}) {
        if (QFontDatabase::addApplicationFont(u":/ecom67/fonts/"_s + file) < 0)
            qCWarning(lcView) << "cannot use the font" << file;
    }
    QApplication::setFont(textFont(kBodySize));
}

QFont textFont(int pixelSize, QFont::Weight weight)
{
    QFont font;
    font.setFamilies({u"Noto Sans"_s, u"Noto Color Emoji"_s, u"Segoe UI Emoji"_s,
                      u"Apple Color Emoji"_s, u"sans-serif"_s});
    font.setPixelSize(pixelSize);
    font.setWeight(weight);
    return font;
}

QFont codeFont(int pixelSize)
{
    QFont font = textFont(pixelSize);
    font.setFamilies(QStringList{u"DejaVu Sans Mono"_s, u"Consolas"_s, u"Menlo"_s, u"monospace"_s}
                     + font.families());
    font.setFixedPitch(true);
    return font;
}

QFont iconFont(int pixelSize)
{
    QFont font(u"lucide"_s);
    font.setPixelSize(pixelSize);
    font.setHintingPreference(QFont::PreferNoHinting);
    font.setStyleStrategy(QFont::StyleStrategy(QFont::PreferAntialias | QFont::NoFontMerging));
    return font;
}

int baselineIn(const QFont &font, int lineHeight)
{
    const QFontMetrics metrics(font);
    const double above = (lineHeight - metrics.ascent() - metrics.descent()) / 2.0;
    return static_cast<int>(std::floor(above)) + metrics.ascent();
}

} // namespace ecom67
