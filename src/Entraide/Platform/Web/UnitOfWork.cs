using System.Globalization;
using Entraide.Platform.Data;
using Entraide.Platform.Words;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Entraide.Platform.Web;

/// <summary>
/// One POST is one save. A form repeated with its key gets the first answer; a <see cref="Refused"/> shows the page again
/// with 422 and saves nothing; <see cref="NotFound"/> becomes 404.
/// </summary>
public sealed class UnitOfWork(Lazy<AppDb> lazily, T words, ActKeys keys) : IAsyncPageFilter
{
    AppDb db => lazily.Value;

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var post = HttpMethods.IsPost(context.HttpContext.Request.Method);
        var act = post ? await keys.Read(context.HttpContext.Request, Person.Of(context.HttpContext)) : null;
        if (act is not null && await Repeated(act) is { } earlier)
        {
            context.Result = earlier;
            return;
        }

        var done = await next();
        if (done.Exception is NotFound)
        {
            done.Result = new NotFoundResult();
            done.ExceptionHandled = true;
        }
        else if (done.Exception is NeedsStrongSignIn or NeedsFreshSignIn)
        {
            var request = done.HttpContext.Request;
            var door = done.Exception is NeedsStrongSignIn ? "/sign-in/second" : "/sign-in/again";
            done.Result = new RedirectResult($"{door}?to=" + Uri.EscapeDataString(request.Path + (post ? "" : request.QueryString)));
            done.ExceptionHandled = true;
        }
        else if (done.Exception is Refused && act is not null && await Repeated(act) is { } first)
        {
            // The first of a double click was saved while this one was looked at.
            done.Result = first;
            done.ExceptionHandled = true;
        }
        else if (done.Exception is Refused refused && done.HandlerInstance is PageModel page)
        {
            Again(done, page, words.Say(refused.Sentence, refused.Values), refused.Field);
            done.HttpContext.Response.StatusCode = refused.Status;
            if (refused.RetryAfter is { } wait) done.HttpContext.Response.Headers.RetryAfter = ((int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        }
        else if (done.Exception is DbUpdateConcurrencyException)
        {
            SameMoment(done);
        }
        else if (post && done.Exception is null)
        {
            await Finish(done, act);
        }
    }

    async Task Finish(PageHandlerExecutedContext done, DoneAct? act)
    {
        if (done.Result is PageResult or null && done.HandlerInstance is PageModel { ModelState.IsValid: false })
        {
            done.HttpContext.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return;
        }
        // An answer nobody could read was taken for none: what was done without it is not kept.
        if (Where(done.Result) is not null && done.HandlerInstance is PageModel { ModelState.IsValid: false } typing)
        {
            db.ChangeTracker.Clear();
            Again(done, typing, words["Nothing was kept yet: one answer cannot be read. Please look at it again."]);
            return;
        }
        if (act is not null && Where(done.Result) is { } location) db.DoneActs.Add(keys.Leading(act, location, db.Now));
        try
        {
            await db.SaveChangesAsync();
        }
        catch (DbUpdateConcurrencyException)
        {
            SameMoment(done);
        }
        catch (DbUpdateException failed)
        {
            db.ChangeTracker.Clear();
            if (act is not null && await Repeated(act) is { } earlier) done.Result = earlier;
            else if (failed.IsCollision()) SameMoment(done);
            else throw;
        }
    }

    void SameMoment(PageHandlerExecutedContext done) =>
        Again(done, (PageModel)done.HandlerInstance, words["Somebody changed this at the same moment. Please look at it again and repeat what you wanted to do."]);

    async Task<IActionResult?> Repeated(DoneAct act) =>
        await db.DoneActs.AsNoTracking().SingleOrDefaultAsync(a => a.Key == act.Key) is { } earlier ? new RedirectResult(keys.WhereItLed(earlier)) : null;

    static void Again(PageHandlerExecutedContext done, PageModel page, string sentence, string? field = null)
    {
        page.ModelState.AddModelError(field ?? "", sentence);
        done.Result = page.Page();
        done.ExceptionHandled = true;
        done.HttpContext.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
    }

    static string? Where(IActionResult? result) => result switch
    {
        RedirectResult r => r.Url,
        LocalRedirectResult r => r.Url,
        _ => null,
    };
}
