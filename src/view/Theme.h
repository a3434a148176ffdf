// SPDX-License-Identifier: MIT
#pragma once

#include <QColor>

class QWidget;

namespace ecom67 {

/// Every colour of the program, by use. Widgets paint with these and with nothing else.
struct Theme
{
    QColor brand; ///< header, launcher, pill, the customer's bubble, send
    QColor brandHover;
    QColor onBrand; ///< text and icons on brand
    QColor badge; ///< behind a number of unread messages
    QColor focusRing;
    QColor surface; ///< window, assistant's bubble, input row
    QColor canvas; ///< behind the messages
    QColor border; ///< of window, bubbles and rows: decoration, carries no meaning
    QColor inputBorder;
    QColor sendDisabled;
    QColor text;
    QColor mutedText; ///< times and notices, on surface or canvas
    QColor placeholder;
    QColor typingDot;
    QColor link;
    QColor codeSurface; ///< behind code, in an answer
    QColor errorSurface;
    QColor errorBorder;
    QColor errorText;
    QColor noticeSurface; ///< the status line when nothing is wrong
    QColor noticeText;
    QColor goodText; ///< of a card: in stock, delivered
    QColor cardBorder; ///< of a card and between its parts: decoration
    QColor cardMuted; ///< small print on a card, whose surface is noticeSurface
    QColor warningSurface; ///< the status line when the connection is away
    QColor warningText;
    QColor mark; ///< behind words that were looked for
    QColor onMark;
    QColor currentMark; ///< behind those that are looked at
    QColor onCurrentMark;
};

/// The colours of the web widget (Tailwind 3.4), except where those fail WCAG AA: white for
/// blue-100, red-800 for red-600, blue-800 behind the badge, gray-500 for gray-300 and gray-400.
const Theme &lightTheme();

/// A top-level window that decides the colours of everything in it.
class ThemedWindow
{
public:
    virtual ~ThemedWindow();
    virtual const Theme &theme() const = 0;
};

/// The colours for a widget: those of its window, light ones outside of a ThemedWindow.
const Theme &themeOf(const QWidget *widget);

} // namespace ecom67
