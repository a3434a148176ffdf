// SPDX-License-Identifier: MIT
#include "app/Application.h"

#include "app/ChatComposition.h"
#include "app/Logging.h"
#include "app/SavedPlacements.h"
#include "app/ScriptRunner.h"
#include "app/StartupRun.h"
#include "gateway/LocalGateway.h"
#include "model/ChatViewModel.h"
#include "storage/MemoryConversationStore.h"
#include "storage/SettingsStore.h"
#include "storage/SqliteConversationStore.h"
#include "view/ChatShell.h"
#include "view/ChatWindow.h"
#include "view/Fonts.h"
#include "view/ProgramIcon.h"

#include <QApplication>
#include <QEvent>
#include <QLibraryInfo>
#include <QTimer>

#include <utility>

namespace ecom67 {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

Application::Application(StartPlan plan, QObject *parent)
    : QObject(parent)
    , m_plan(std::move(plan))
    , m_settings(std::make_unique<SettingsStore>(m_plan.paths.settingsFile(), m_plan.line.settings))
    , m_placements(std::make_unique<SavedPlacements>(*m_settings))
{
    QApplication::setQuitOnLastWindowClosed(false);
    QApplication::setDesktopFileName(u"com.ecom67.support"_s);
    QApplication::setApplicationDisplayName(u"E-Com67 Support"_s);
    // One look everywhere: what is not painted by ourselves is measured for this style.
    QApplication::setStyle(u"Fusion"_s);
    QApplication::setWindowIcon(programIcon());
    qApp->installEventFilter(this);
}

Application::~Application() = default;

std::optional<QString> Application::start()
{
    loadTranslations();
    installFonts();
    if (m_plan.line.isDemo) {
        if (auto problem = startDemoGateway())
            return problem;
    }
    compose(m_plan.line.isDemo);
    reportSettingsProblem();
    runScript();
    runBench();
    return std::nullopt;
}

void Application::loadTranslations()
{
    // English too needs its file: it holds the plural forms.
    if (m_ownTexts.load(QLocale(), u"ecom67-support"_s, u"_"_s, u":/i18n"_s)
        || m_ownTexts.load(u":/i18n/ecom67-support_en.qm"_s))
        QApplication::installTranslator(&m_ownTexts);
    if (m_qtTexts.load(QLocale(), u"qtbase"_s, u"_"_s,
                       QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QApplication::installTranslator(&m_qtTexts);
}

std::optional<QString> Application::startDemoGateway()
{
    if (m_gateway)
        return std::nullopt;
    m_gateway = std::make_unique<LocalGateway>();
    const auto url = m_gateway->listen();
    if (const auto *error = std::get_if<GatewayError>(&url)) {
        qCWarning(lcApp) << "the demo does not start:" << error->detail;
        m_gateway.reset();
        return tr("The demo cannot start on this computer: no port of 127.0.0.1 is free for it.");
    }
    return std::nullopt;
}

void Application::compose(bool isDemo)
{
    // A demo is nobody's conversation: it is not mixed with the one on the disk.
    std::unique_ptr<ConversationStore> store;
    if (isDemo)
        store = std::make_unique<MemoryConversationStore>();
    else
        store = std::make_unique<SqliteConversationStore>(m_plan.paths.conversationFile());
    const QString endpoint
        = isDemo ? m_gateway->url().toString() : m_settings->settings().endpoint();
    m_chat = std::make_unique<ChatComposition>(
        ChatComposition::Parts{.store = std::move(store),
                               .endpoint = Endpoint::parse(endpoint),
                               .settings = *m_settings,
                               .placements = *m_placements});
    connect(m_chat.get(), &ChatComposition::quitRequested, this, &Application::quit);
    // Queued: both come from inside the windows that switchTo() takes away.
    connect(
        m_chat.get(), &ChatComposition::demoRequested, this, [this] { switchTo(true); },
        Qt::QueuedConnection);
    connect(
        m_chat.get(), &ChatComposition::endpointChosen, this, [this] { switchTo(false); },
        Qt::QueuedConnection);
    m_chat->start();
}

void Application::switchTo(bool isDemo)
{
    if (isDemo) {
        if (const auto problem = startDemoGateway()) {
            qCWarning(lcApp).noquote() << *problem;
            return;
        }
    }
    m_chat.reset();
    compose(isDemo);
    m_chat->shell().open();
}

void Application::reportSettingsProblem()
{
    if (const auto &problem = m_settings->problem())
        Q_EMIT m_chat->chat().problemOccurred(*problem);
}

void Application::runScript()
{
    if (!m_plan.script)
        return;
    m_runner = std::make_unique<ScriptRunner>(*m_plan.script, m_chat->chat());
    connect(m_runner.get(), &ScriptRunner::finished, this,
            [](int code) { QCoreApplication::exit(code); });
    m_runner->start();
}

void Application::runBench()
{
    if (m_plan.line.action != CommandLine::Action::BenchRun)
        return;
    m_bench = std::make_unique<StartupRun>(m_chat->chat());
    m_bench->begin(&m_chat->shell().chatWindow());
    m_chat->shell().open();
}

bool Application::eventFilter(QObject *watched, QEvent *event)
{
    // The system's wish to quit. Qt would ask the windows, and those take a close for "minimise".
    if (watched == qApp && event->type() == QEvent::Quit) {
        quit();
        return true;
    }
    return QObject::eventFilter(watched, event);
}

void Application::quit()
{
    connect(
        m_chat.get(), &ChatComposition::stopped, qApp, [] { QCoreApplication::exit(0); },
        Qt::QueuedConnection);
    m_chat->stop();
}

} // namespace ecom67
