// SPDX-License-Identifier: MIT
#pragma once

#include <QAccessible>
#include <QRegularExpression>
#include <QString>
#include <QTest>
#include <QWidget>

#include <algorithm>

namespace ecom67::test {

/// Everything that a screen reader could say of an object and what is in it, of long lists the
/// first rows.
inline QString accessibleText(QAccessibleInterface *object, int depth = 0)
{
    static constexpr int kMostRows = 200;
    static constexpr int kDeepest = 20;
    if (!object || !object->isValid() || depth > kDeepest)
        return {};
    QString all;
    for (int part = QAccessible::Name; part <= QAccessible::Help; ++part)
        all += object->text(static_cast<QAccessible::Text>(part)) + u'\n';
    const int children = std::min(object->childCount(), kMostRows);
    for (int i = 0; i < children; ++i)
        all += accessibleText(object->child(i), depth + 1);
    return all;
}

/// Fails the test when a screen reader would find a session id or a token in this window, as its
/// text is at the moment.
inline void failOnShownSecret(QWidget &window)
{
    static const QRegularExpression secret(
        QStringLiteral("session-[0-9a-f]{32}|eyJ[\\w-]{8,}\\.[\\w-]{8,}\\.[\\w-]{8,}|\\b(token|"
                       "sessionId)=[^\\[\\s]"));
    const QString all = accessibleText(QAccessible::queryAccessibleInterface(&window));
    const auto found = secret.match(all);
    if (all.trimmed().isEmpty())
        QTest::qFail("The window has no accessible text at all.", __FILE__, __LINE__);
    if (found.hasMatch())
        QTest::qFail(qPrintable(QStringLiteral("A screen reader would find a secret behind: ")
                                + all.mid(std::max<qsizetype>(0, found.capturedStart() - 60),
                                          std::min<qsizetype>(60, found.capturedStart()))),
                     __FILE__, __LINE__);
}

} // namespace ecom67::test
