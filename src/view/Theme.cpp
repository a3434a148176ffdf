// SPDX-License-Identifier: MIT
#include "view/Theme.h"

#include <QWidget>

namespace ecom67 {

const Theme &lightTheme()
{
    static const Theme theme{
        .brand = QColor(0x25, 0x63, 0xeb), // blue-600
        .brandHover = QColor(0x1d, 0x4e, 0xd8), // blue-700
        .onBrand = Qt::white,
        .badge = QColor(0x1e, 0x40, 0xaf), // blue-800
        .focusRing = QColor(0x3b, 0x82, 0xf6), // blue-500
        .surface = Qt::white,
        .canvas = QColor(0xf9, 0xfa, 0xfb), // gray-50
        .border = QColor(0xe5, 0xe7, 0xeb), // gray-200
        .inputBorder = QColor(0x6b, 0x72, 0x80), // gray-500
        .sendDisabled = QColor(0xd1, 0xd5, 0xdb), // gray-300
        .text = QColor(0x11, 0x18, 0x27), // gray-900
        .mutedText = QColor(0x6b, 0x72, 0x80), // gray-500
        .placeholder = QColor(0x6b, 0x72, 0x80),
        .typingDot = QColor(0x6b, 0x72, 0x80),
        .link = QColor(0x25, 0x63, 0xeb),
        .codeSurface = QColor(0xf3, 0xf4, 0xf6), // gray-100
        .errorSurface = QColor(0xfe, 0xe2, 0xe2), // red-100
        .errorBorder = QColor(0xfe, 0xca, 0xca), // red-200
        .errorText = QColor(0x99, 0x1b, 0x1b), // red-800
        .noticeSurface = QColor(0xef, 0xf6, 0xff), // blue-50
        .noticeText = QColor(0x1e, 0x40, 0xaf), // blue-800
        .goodText = QColor(0x16, 0x65, 0x34), // green-800
        .cardBorder = QColor(0xbf, 0xdb, 0xfe), // blue-200
        .cardMuted = QColor(0x4b, 0x55, 0x63), // gray-600
        .warningSurface = QColor(0xff, 0xfb, 0xeb), // amber-50
        .warningText = QColor(0x92, 0x40, 0x0e), // amber-800
        .mark = QColor(0xfd, 0xe6, 0x8a), // amber-200
        .onMark = QColor(0x11, 0x18, 0x27), // gray-900
        .currentMark = QColor(0xc2, 0x41, 0x0c), // orange-700
        .onCurrentMark = Qt::white,
    };
    return theme;
}

ThemedWindow::~ThemedWindow() = default;

const Theme &themeOf(const QWidget *widget)
{
    const auto *window = dynamic_cast<const ThemedWindow *>(widget->window());
    return window ? window->theme() : lightTheme();
}

} // namespace ecom67
